"""Orders go their way step by step; reminders and returns are events; overdue ones go up by days."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.subjects import SUBJECTS
from kaoheng_web.supervision.actions import Resolved, hold_meeting, issue, set_levels, take_step
from kaoheng_web.supervision.models import EscalationLevel, Order, Step
from kaoheng_web.supervision.queries import levels_in, orders_of

DUE = date(2026, 6, 20)
LEVELS = {3: ("提醒", "分管负责人"), 10: ("通报", "市考核领导组")}


@pytest.fixture
def own(scene):
    """An order that the county has."""
    made = issue(scene.cast.office, 2026, "补报投资数据", "核实并补报", "晋市督〔2026〕3号", [scene.cast.county], DUE)
    return made.assignments.get()


def go(scene, own, *kinds):
    for kind in kinds:
        who = scene.cast.liaison if kind in ("sign", "feedback") else scene.cast.office
        take_step(who, own, Step.Kind(kind), "已核实补报，附台账" if kind != "sign" else "")


def standing(scene):
    return orders_of(scene.cast.office, 2026)[0]


def test_an_order_goes_from_issue_to_closing(scene, own):
    assert standing(scene).state == "issued"
    go(scene, own, "sign", "feedback", "return", "feedback", "verify", "close")
    done = standing(scene)
    assert (done.state, done.open) == ("close", False)
    assert history("supervision.step", done.steps[-1].pk).get().action == "supervision.close"


def test_a_reminder_does_not_change_where_it_stands(scene, own):
    go(scene, own, "remind", "sign", "remind", "remind")
    assert standing(scene).state == "sign"


@pytest.mark.parametrize("early", ["feedback", "return", "verify", "close"])
def test_no_step_is_skipped(scene, own, early):
    with pytest.raises(Refusal, match="The order is issued"):
        go(scene, own, early)


def test_nothing_is_done_twice_or_after_closing(scene, own):
    go(scene, own, "sign")
    with pytest.raises(Refusal):
        go(scene, own, "sign")
    go(scene, own, "feedback", "verify", "close")
    with pytest.raises(Refusal, match="The order is closed"):
        go(scene, own, "remind")


def test_a_report_has_to_say_something(scene, own):
    go(scene, own, "sign")
    with pytest.raises(Refusal, match="Say what exactly"):
        take_step(scene.cast.liaison, own, Step.Kind.FEEDBACK, " ")


def test_every_problem_of_an_order_is_told_at_once(scene):
    with pytest.raises(Refusal) as refused:
        issue(scene.cast.office, 2026, " ", "", "", [], date(2026, 6, 1))
    assert set(refused.value.fields) == {"title", "text", "document", "units", "due"}
    assert not Order.objects.exists()


@pytest.mark.parametrize("who", ["liaison", "leader", "certifier", "stranger"])
def test_only_the_office_issues_and_verifies(scene, own, who):
    person = getattr(scene.cast, who)
    with pytest.raises(NotAllowed):
        issue(person, 2026, "a", "b", "c", [scene.cast.county], DUE)
    with pytest.raises(NotAllowed):
        take_step(person, own, Step.Kind.VERIFY, "好")


@pytest.mark.parametrize("who", ["office", "colleague", "stranger"])
def test_only_the_unit_signs_and_reports(scene, own, who):
    with pytest.raises(NotAllowed):
        take_step(getattr(scene.cast, who), own, Step.Kind.SIGN)


def test_an_overdue_order_goes_up_by_days(scene, own):
    assert set_levels(scene.cast.office, 2026, LEVELS) == 2
    assert set_levels(scene.cast.office, 2026, LEVELS) == 0
    for day, late, title in ((20, 0, None), (22, 2, None), (23, 3, "提醒"), (30, 10, "通报")):
        with clock.at(date(2026, 6, day)):
            now = standing(scene)
            assert (now.overdue, now.level.title if now.level else None) == (late, title)
    go(scene, own, "sign", "feedback", "verify")
    with clock.at(date(2026, 7, 30)):
        assert (standing(scene).overdue, standing(scene).level) == (0, None)


def test_a_level_that_is_left_out_is_gone(scene):
    set_levels(scene.cast.office, 2026, LEVELS)
    set_levels(scene.cast.office, 2026, {5: ("提醒", "分管负责人")})
    assert [row.days for row in EscalationLevel.objects.all()] == [5]
    with pytest.raises(NotAllowed):
        set_levels(scene.cast.leader, 2026, LEVELS)


def test_a_year_without_levels_has_those_of_the_year_before_until_it_gets_its_own(scene, own):
    set_levels(scene.cast.office, 2025, LEVELS)
    set_levels(scene.cast.office, 2027, {1: ("明年", "明年")})
    with clock.at(date(2026, 6, 23)):
        assert standing(scene).level.title == "提醒"
        set_levels(scene.cast.office, 2026, {5: ("提醒", "分管负责人")})
        assert standing(scene).level is None
    assert [row.days for row in levels_in([2025])[2025]] == list(LEVELS)
    assert levels_in([2024]) == {2024: []}


def test_units_see_their_own_orders_only(scene, own):
    assert len(orders_of(scene.cast.liaison, 2026)) == 1
    assert orders_of(scene.cast.colleague, 2026) == []
    assert orders_of(scene.cast.stranger, 2026) == []


def test_resolutions_become_orders(scene):
    resolved = [Resolved("提交评估报告", scene.cast.bureau, DUE), Resolved("补报数据", scene.cast.county, DUE)]
    day = date(2026, 6, 5)
    meeting = hold_meeting(scene.cast.office, 2026, "二季度联席会议", day, "各成员单位", "纪要〔2026〕2号", resolved)
    orders = Order.objects.filter(resolution__meeting=meeting).order_by("pk")
    assert [order.assignments.get().unit for order in orders] == [scene.cast.bureau, scene.cast.county]
    with pytest.raises(NotAllowed):
        hold_meeting(scene.cast.liaison, 2026, "x", day, "x", "x", resolved)
    with pytest.raises(Refusal) as refused:
        hold_meeting(scene.cast.office, 2026, "", date(2026, 7, 1), "", "", [])
    assert set(refused.value.fields) == {"title", "attendees", "document", "on", "resolutions"}


def test_every_row_is_watched(scene, own):
    set_levels(scene.cast.office, 2026, LEVELS)
    go(scene, own, "sign", "feedback")
    assert [each for each in verify(SUBJECTS).damages if "supervision" in each] == []
