"""The office balances against the superior's target; others approve; everything is issued in one action."""

from typing import Any

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS
from kaoheng_web.targets.actions.balancing import (
    approve_sheet,
    balance,
    return_sheet,
    set_superior,
    submit_sheet,
)
from kaoheng_web.targets.actions.issuing import issue
from kaoheng_web.targets.actions.proposing import return_proposals
from kaoheng_web.targets.balances import table
from kaoheng_web.targets.models.balancing import BalanceSheet
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.queries import goals, in_force
from tests.web.targets.stage import approved, hand_in, issued

TOLD: dict[str, Any] = {"document": "晋政发〔2026〕2号", "weights": {}}


def line(stage, item):
    """An item of the table."""
    return next(each for each in table(stage.edition).lines if each.asked.id == item)


def test_amounts_add_up_and_the_gap_is_what_is_missing(stage):
    hand_in(stage)
    set_superior(stage.cast.office, stage.edition, "jobs", "10500", together="sum", **TOLD)
    found = line(stage, "jobs").compared
    assert (found.total, found.gap, found.met) == (10_000, -500, False)


def test_rates_are_taken_as_a_weighted_mean_and_less_is_better_where_it_is(stage):
    hand_in(stage)
    weights = {stage.county: "3", stage.cast.bureau: "1"}
    balance(stage.cast.office, stage.edition, stage.cast.bureau, "pm25", "32", reason="省里要求")
    told: dict[str, Any] = {"document": "晋环发〔2026〕2号", "together": "weighted"}
    set_superior(stage.cast.office, stage.edition, "pm25", "36", weights=weights, **told)
    found = line(stage, "pm25").compared
    assert (found.total, found.gap, found.met) == (35, 1, True)


def test_a_balanced_value_stands_beside_the_proposal_which_stays(stage):
    hand_in(stage)
    row = balance(stage.cast.office, stage.edition, stage.county, "jobs", "5600", reason="补足省目标缺口")
    assert goals(stage.edition)[stage.county.pk, "jobs"].value == "5600"
    assert Proposal.objects.get(unit=stage.county, item="jobs").value == "5000"
    assert history("targets.balance", row.pk).get().reason == "补足省目标缺口"


def test_balancing_needs_a_reason_a_number_and_the_office(stage):
    with pytest.raises(Refusal) as refused:
        balance(stage.cast.office, stage.edition, stage.county, "jobs", "很多", reason="")
    assert set(refused.value.fields) == {"goal", "reason"}
    with pytest.raises(NotAllowed):
        balance(stage.cast.liaison, stage.edition, stage.county, "jobs", "1", reason="少一点")


def test_of_two_who_balance_at_once_the_second_is_told(stage):
    balance(stage.cast.office, stage.edition, stage.county, "jobs", "5600", reason="甲", seen="")
    with pytest.raises(Outdated):
        balance(stage.cast.office, stage.edition, stage.county, "jobs", "5700", reason="乙", seen="")


def test_weights_have_to_be_positive_numbers(stage):
    told: dict[str, Any] = {"together": "weighted", "document": "", "weights": {stage.county: "零"}}
    with pytest.raises(Refusal) as refused:
        set_superior(stage.cast.office, stage.edition, "pm25", "", **told)
    assert set(refused.value.fields) == {"goal", "document", f"weight-{stage.county.pk}"}


def test_a_table_with_goals_missing_or_gaps_unexplained_is_not_submitted(stage):
    with pytest.raises(Refusal, match="5 goals of 2 units are missing"):
        submit_sheet(stage.cast.office, stage.edition)
    hand_in(stage)
    set_superior(stage.cast.office, stage.edition, "jobs", "10500", together="sum", **TOLD)
    with pytest.raises(Refusal, match="There are gaps"):
        submit_sheet(stage.cast.office, stage.edition)
    assert submit_sheet(stage.cast.office, stage.edition, explanation="缺口由市级统筹").count == 5


def test_while_the_leading_group_has_the_table_nobody_changes_it(stage):
    hand_in(stage)
    submit_sheet(stage.cast.office, stage.edition)
    with pytest.raises(Refusal, match="with the leading group"):
        balance(stage.cast.office, stage.edition, stage.county, "jobs", "1", reason="改")
    with pytest.raises(Refusal, match="with the leading group"):
        return_proposals(stage.cast.office, Submission.objects.get(unit=stage.county), reason="改")
    with pytest.raises(Refusal, match="with the leading group"):
        submit_sheet(stage.cast.office, stage.edition)


def test_the_office_does_not_approve_and_a_returned_table_can_be_mended(stage):
    hand_in(stage)
    sheet = submit_sheet(stage.cast.office, stage.edition)
    with pytest.raises(NotAllowed):
        approve_sheet(stage.cast.office, sheet, document="一")
    with pytest.raises(Refusal):
        return_sheet(stage.cast.leader, sheet, opinion="")
    return_sheet(stage.cast.leader, sheet, opinion="请补就业缺口")
    balance(stage.cast.office, stage.edition, stage.county, "jobs", "5600", reason="按领导组意见")
    assert submit_sheet(stage.cast.office, stage.edition) != sheet
    with pytest.raises(Refusal, match="has been decided"):
        approve_sheet(stage.cast.leader, sheet, document="一")


def test_nothing_is_issued_before_approval(stage):
    hand_in(stage)
    sheet = submit_sheet(stage.cast.office, stage.edition)
    with pytest.raises(Refusal, match="has not approved"):
        issue(stage.cast.office, sheet, "晋市考〔2026〕5号")
    assert not Target.objects.exists()


def test_everything_is_issued_at_once_with_an_entry_for_each(stage):
    made = issued(stage)
    assert Target.objects.filter(issue=made).count() == 5
    jobs, pm25 = stage.target(), stage.target("pm25")
    assert (jobs.value, jobs.source, jobs.explanation, jobs.binding) == (
        "5000",
        "晋政发〔2026〕2号",
        "按上年增长3%",
        False,
    )
    assert pm25.binding
    assert Entry.objects.filter(action="targets.issue", subject_type="targets.target").count() == 5
    assert [each.goal.value for each in in_force(stage.edition) if each.target == jobs] == ["5000"]
    assert verify(SUBJECTS).damages == ()


def test_others_do_not_issue_and_nothing_is_issued_twice(stage):
    approved(stage)
    sheet = BalanceSheet.objects.get()
    for who in (stage.cast.leader, stage.cast.liaison):
        with pytest.raises(NotAllowed):
            issue(who, sheet, "一")
    issue(stage.cast.office, sheet, "晋市考〔2026〕5号")
    with pytest.raises(Refusal, match="is issued"):
        issue(stage.cast.office, sheet, "晋市考〔2026〕5号")
    with pytest.raises(Refusal, match="by request and approval"):
        balance(stage.cast.office, stage.edition, stage.county, "jobs", "1", reason="改")


def test_a_value_slipped_in_after_approval_is_noticed(stage):
    approved(stage)
    Proposal.objects.filter(item="jobs").update(value="1")
    with pytest.raises(Refusal, match="differs from the approved"):
        issue(stage.cast.office, BalanceSheet.objects.get(), "晋市考〔2026〕5号")
