"""Those who act on a measure are told when it is given, sent back, withdrawn and overdue."""

from datetime import timedelta

import pytest

from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.overdue import tell_overdue
from kaoheng_web.consequences.actions.steps import Given, take_step
from kaoheng_web.ledger.queries import entries, history
from kaoheng_web.notices.models import Notice
from kaoheng_web.shared import clock
from kaoheng_web.supervision.actions import set_levels

SAID = Given(text="已整改", document="高政〔2026〕8号", file="proof.pdf", content=b"%PDF-1.7 proof")


def told(row, **more):
    """Who was told of a measure, and by when they are asked to act."""
    return {(each.person, each.due) for each in Notice.objects.filter(key__startswith=f"consequence:{row.pk}:", **more)}


def test_who_acts_is_asked_by_the_day_and_who_is_concerned_is_told(scene, made):
    row = made["rectification"]
    assert told(row) == {(scene.head, row.due), (scene.cast.liaison, row.due)}
    assert told(made["admonition"]) == {(scene.personnel, None), (scene.head, None)}
    assert told(made["reshuffle"]) == {(scene.personnel, None)}
    notice = Notice.objects.filter(key__startswith=f"consequence:{row.pk}:").latest("pk")
    assert "等次为较差" in notice.what_zh
    assert history("notices.notice", notice.pk).get().action == "notices.tell"


def test_a_step_settles_what_was_asked_and_what_is_sent_back_is_asked_anew(scene, made):
    row = made["rectification"]
    take_step(scene.head, row, "plan", SAID)
    assert told(row, done_at=None) == set()
    take_step(scene.head, row, "prove", SAID)
    take_step(scene.cast.office, row, "return", Given(text="证明不全"))
    assert told(row, done_at=None) == {(scene.head, row.due), (scene.cast.liaison, row.due)}
    assert Notice.objects.filter(what_zh__contains="被退回：证明不全").count() == 2
    take_step(scene.cast.liaison, row, "prove", SAID)
    assert told(row, done_at=None) == set()


def test_who_was_asked_learns_that_a_correction_withdrew_it(scene, scored, made):
    run = made["rectification"].application.run
    generate(scene.cast.office, scored(poor="7", on=run.final_at.date() + timedelta(days=10), corrects=run))
    row = made["rectification"]
    assert told(row, due__isnull=False, done_at=None) == set()
    assert Notice.objects.filter(person=scene.head, what_zh__contains="已撤销（更正数据）").exists()


@pytest.fixture
def levels(scene):
    """Where what is overdue goes."""
    set_levels(scene.cast.office, 2025, {3: ("提醒", "分管负责人"), 20: ("约谈", "市考核领导组")})


def late_notices(row):
    return Notice.objects.filter(key__contains=f"consequence:{row.pk}:late:")


def test_what_is_overdue_is_told_once_for_each_level(scene, made, levels):
    row = made["rectification"]
    for days, people in ((0, 0), (1, 1), (2, 1), (4, 2), (19, 2), (21, 3)):
        with clock.at(row.due + timedelta(days=days)):
            tell_overdue(2025)
        assert late_notices(row).filter(person=scene.head).count() == people
        assert late_notices(row).filter(person=scene.cast.office).count() == people
    assert "逾期21天，已到“约谈”，报市考核领导组" in late_notices(row).latest("pk").what_zh
    assert entries(actor="platform").filter(action="notices.tell").exists()


def test_what_was_handed_in_by_its_day_is_not_overdue(scene, made, levels):
    row = made["rectification"]
    take_step(scene.head, row, "plan", SAID)
    take_step(scene.head, row, "prove", SAID)
    with clock.at(row.due + timedelta(days=5)):
        assert tell_overdue(2025) == 0
    assert not late_notices(row).exists()
