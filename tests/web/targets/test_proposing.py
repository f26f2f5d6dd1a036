"""Units propose a goal for every item that the method asks for; the office may send proposals back."""

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.targets.actions.proposing import Line, propose, return_proposals, submit
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.queries import asked, proposals, stamp
from tests.web.targets.stage import GOOD


def test_a_unit_is_asked_for_the_items_of_its_own_that_the_method_does_not_fix(stage):
    found = {unit: [each.id for each in items] for unit, items in asked(stage.edition).items()}
    assert found == {stage.county.pk: ["jobs", "pm25", "revenue"], stage.cast.bureau.pk: ["jobs", "pm25"]}


def test_the_liaison_proposes_and_the_ledger_says_so(stage):
    assert propose(stage.cast.liaison, stage.edition, stage.county, GOOD) == 3
    row = Proposal.objects.get(item="revenue")
    assert (row.kind, row.low, row.high, row.value) == ("range", "13", "15", "")
    assert Proposal.objects.get(item="jobs").value == "5000"
    entry = history("targets.proposal", row.pk).get()
    assert (entry.actor, entry.action, entry.reason) == (stage.cast.liaison.actor, "targets.propose", "与预算一致")


@pytest.mark.parametrize("who", ["colleague", "office", "leader", "stranger"])
def test_nobody_else_proposes_for_the_county(stage, who):
    with pytest.raises(NotAllowed):
        propose(getattr(stage.cast, who), stage.edition, stage.county, GOOD)
    assert not Proposal.objects.exists()


def test_every_wrong_cell_is_told_at_once_and_nothing_is_kept(stage):
    wrong = {
        "jobs": Line("约5000"),
        "pm25": Line("36%"),
        "revenue": Line("15～13"),
        "fixed": Line("4"),
        "no_such": Line("1"),
    }
    with pytest.raises(Refusal) as refused:
        propose(stage.cast.liaison, stage.edition, stage.county, wrong)
    assert set(refused.value.fields) == {"goal-jobs", "goal-pm25", "goal-revenue", "goal-fixed", "goal-no_such"}
    assert not Proposal.objects.exists()


def test_proposing_the_same_again_changes_nothing(stage):
    propose(stage.cast.liaison, stage.edition, stage.county, GOOD)
    count = Entry.objects.count()
    assert propose(stage.cast.liaison, stage.edition, stage.county, GOOD) == 0
    assert Entry.objects.count() == count


def test_an_emptied_line_is_taken_back_and_the_ledger_keeps_that_it_was_there(stage):
    propose(stage.cast.liaison, stage.edition, stage.county, GOOD)
    key = Proposal.objects.get(item="jobs").pk
    propose(stage.cast.liaison, stage.edition, stage.county, {"jobs": Line("")})
    assert "jobs" not in proposals(stage.edition, stage.county)
    assert history("targets.proposal", key).latest("sequence").after == ""


def test_what_a_colleague_wrote_meanwhile_is_not_overwritten(stage):
    seen = stamp([])
    propose(stage.cast.liaison, stage.edition, stage.county, GOOD, seen=seen)
    with pytest.raises(Outdated):
        propose(stage.head, stage.edition, stage.county, {"jobs": Line("1")}, seen=seen)
    assert proposals(stage.edition, stage.county)["jobs"].value == "5000"


def test_nothing_is_handed_in_with_goals_missing(stage):
    propose(stage.cast.liaison, stage.edition, stage.county, {"jobs": GOOD["jobs"]})
    with pytest.raises(Refusal) as refused:
        submit(stage.cast.liaison, stage.edition, stage.county)
    assert set(refused.value.fields) == {"goal-pm25", "goal-revenue"}


def test_what_was_handed_in_stays_until_the_office_returns_it(stage):
    propose(stage.cast.liaison, stage.edition, stage.county, GOOD)
    handed = submit(stage.cast.liaison, stage.edition, stage.county)
    with pytest.raises(Refusal, match="handed in"):
        submit(stage.cast.liaison, stage.edition, stage.county)
    with pytest.raises(Refusal, match="handed in"):
        propose(stage.cast.liaison, stage.edition, stage.county, GOOD)
    with pytest.raises(NotAllowed):
        return_proposals(stage.cast.liaison, handed, reason="手误")
    with pytest.raises(Refusal):
        return_proposals(stage.cast.office, handed, reason=" ")
    return_proposals(stage.cast.office, handed, reason="就业目标低于上年")
    assert propose(stage.cast.liaison, stage.edition, stage.county, {"jobs": Line("5100")}) == 1
    submit(stage.cast.liaison, stage.edition, stage.county)
    assert Submission.objects.count() == 2
    assert history("targets.submission", handed.pk).latest("sequence").reason == "就业目标低于上年"
