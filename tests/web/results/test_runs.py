"""A run on its way: checked, submitted, approved, under notice, final; and what stands in its way."""

from collections.abc import Callable
from typing import Any

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, submit_run
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.rules.runs import State, state
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.results.year import AFTER, FIRST, LAST, MINUTES, damaged

STEPS: dict[str, tuple[str, str, Callable[..., Run], tuple[Any, ...], str, State]] = {
    "check": ("scored", "checker", check_run, (), "results.check", State.CHECKED),
    "submit": ("checked", "office", submit_run, (), "results.submit", State.SUBMITTED),
    "approve": ("submitted", "leader", approve_run, (MINUTES,), "results.approve", State.APPROVED),
    "notice": ("approved", "office", notice_run, (FIRST, LAST), "results.notice", State.NOTICED),
    "finalise": ("noticed", "office", finalise_run, (), "results.finalise", State.FINAL),
}


@pytest.mark.parametrize("name", STEPS)
def test_each_step_moves_the_run_on_once_and_is_recorded(year, name):
    before, who, act, given, action, after = STEPS[name]
    run, by = getattr(year, before)(), getattr(year, who)
    with clock.at(AFTER):
        moved = act(by, run, *given)
        assert state(moved) == after
        entry = history("results.run", run.pk).last()
        assert entry is not None
        assert (entry.actor, entry.action) == (by.actor, action)
        with pytest.raises((Refusal, NotAllowed)):
            act(by, run, *given)
    assert damaged() == []


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("who", ["liaison", "certifier", "stranger"])
def test_no_step_is_taken_by_somebody_without_the_role(year, name, who):
    before, _, act, given, _, _ = STEPS[name]
    run = getattr(year, before)()
    with clock.at(AFTER), pytest.raises(NotAllowed):
        act(getattr(year, who), run, *given)
    assert state(Run.objects.get(pk=run.pk)) == state(run)


def test_who_scored_a_run_does_not_check_it(year):
    run = year.scored()
    with pytest.raises(NotAllowed):
        check_run(year.office, run)


def test_an_approval_names_its_document_and_a_notice_ends_after_it_begins(year):
    with pytest.raises(Refusal) as refused:
        approve_run(year.leader, year.submitted(), " ")
    assert list(refused.value.fields) == ["document"]
    with pytest.raises(Refusal) as refused:
        notice_run(year.office, year.approved(), LAST, FIRST)
    assert list(refused.value.fields) == ["last"]


def test_nothing_is_final_before_the_notice_is_over(year):
    run = year.noticed()
    with clock.at(LAST), pytest.raises(Refusal, match="runs until"):
        finalise_run(year.office, run)


def test_a_final_year_is_scored_again_only_as_a_correction_and_both_stay(year):
    run = year.final()
    with clock.at(AFTER):
        with pytest.raises(Refusal, match="as a correction"):
            year.scored()
        with pytest.raises(Refusal) as refused:
            year.scored(corrects=run, reason=" ")
        assert list(refused.value.fields) == ["reason"]
        correction = year.scored(corrects=run, reason="数据核实")
    assert correction.corrects == run
    assert {row.total for row in run.results.all()} == {row.total for row in correction.results.all()}


def test_one_run_of_a_year_is_made_final(year):
    first, second = year.noticed(), year.noticed()
    with clock.at(AFTER):
        finalise_run(year.office, first)
        with pytest.raises(Refusal, match="Another run was made final"):
            finalise_run(year.office, second)
