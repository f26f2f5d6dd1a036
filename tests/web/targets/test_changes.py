"""A target changes by request, review and decision, in time; the original stays."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.targets.actions.changes import (
    approve_change,
    open_window,
    reject_change,
    request_change,
    review_change,
)
from kaoheng_web.targets.queries import in_force_of
from tests.web.targets.stage import issued


@pytest.fixture
def target(stage):
    issued(stage)
    return stage.target()


def asked_for(stage, target):
    change = request_change(stage.cast.liaison, target, "4500", reason="国家政策调整")
    review_change(stage.cast.office, change, opinion="情况属实")
    change.refresh_from_db()
    return change


def test_an_approved_change_holds_and_the_original_stays(stage, target):
    change = asked_for(stage, target)
    approve_change(stage.cast.leader, change, document="会议纪要〔2026〕9号")
    target.refresh_from_db()
    assert (target.value, in_force_of(target).goal.value) == ("5000", "4500")
    verbs = [entry.action for entry in history("targets.change", change.pk)]
    assert verbs == ["targets.request_change", "targets.review_change", "targets.approve_change"]


def test_a_rejected_change_leaves_the_target_and_says_why(stage, target):
    change = asked_for(stage, target)
    with pytest.raises(Refusal):
        reject_change(stage.cast.leader, change, answer="")
    reject_change(stage.cast.leader, change, answer="理由不充分")
    assert in_force_of(target).change is None
    with pytest.raises(Refusal, match="has been decided"):
        approve_change(stage.cast.leader, change, document="一")


@pytest.mark.parametrize("who", ["colleague", "office", "leader", "stranger"])
def test_only_the_unit_asks_for_a_change(stage, target, who):
    with pytest.raises(NotAllowed):
        request_change(getattr(stage.cast, who), target, "1", reason="想要")


def test_nobody_decides_without_review_or_on_their_own(stage, target):
    change = request_change(stage.cast.liaison, target, "4500", reason="政策调整")
    with pytest.raises(Refusal, match="has not reviewed"):
        approve_change(stage.cast.leader, change, document="一")
    for act in (review_change, approve_change):
        words = {"opinion": "好"} if act is review_change else {"document": "一"}
        with pytest.raises(NotAllowed):
            act(stage.cast.liaison, change, **words)
    with pytest.raises(NotAllowed):
        approve_change(stage.cast.office, change, document="一")


def test_a_second_request_waits_for_the_first_and_has_to_differ(stage, target):
    with pytest.raises(Refusal, match="the same as"):
        request_change(stage.cast.liaison, target, "5,000", reason="没有变")
    asked_for(stage, target)
    with pytest.raises(Refusal, match="under way"):
        request_change(stage.cast.liaison, target, "4400", reason="再低些")


def test_a_change_is_asked_for_before_the_deadline(stage, target):
    with clock.at(date(2026, 12, 31)), pytest.raises(Refusal, match="too late"):
        request_change(stage.cast.liaison, target, "4500", reason="来不及了")


def test_where_the_year_has_windows_a_change_is_asked_for_within_one(stage, target):
    with pytest.raises(NotAllowed):
        open_window(stage.cast.liaison, 2026, date(2026, 7, 1), date(2026, 7, 31), document="一")
    with pytest.raises(Refusal):
        open_window(stage.cast.office, 2026, date(2026, 7, 31), date(2026, 7, 1), document="")
    open_window(stage.cast.office, 2026, date(2026, 7, 1), date(2026, 7, 31), document="晋市考〔2026〕6号")
    with pytest.raises(Refusal, match="no window"):
        request_change(stage.cast.liaison, target, "4500", reason="早了")
    with clock.at(date(2026, 7, 31)):
        assert request_change(stage.cast.liaison, target, "4500", reason="窗口内").pk
