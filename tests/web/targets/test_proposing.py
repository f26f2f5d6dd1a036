"""Units propose a goal for every item that the method asks for; the office may send proposals back."""

from datetime import date

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.plans.actions.deciding import approve_plan, submit_plan
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan
from kaoheng_web.plans.terms import Direction, Terms, Way
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.targets.actions.proposing import propose, propose_from_plan, return_proposals, submit
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.queries import asked, proposals, stamp
from kaoheng_web.targets.written import Line, cell
from tests.web.targets.stage import GOOD

PLAN = "晋城市2026—2030年规划（演示）"


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


@pytest.fixture
def plan(stage):
    """Fine particles go down by one a year; the income of firms is no item, and revenue is asked as a range."""
    office, made = stage.cast.office, None
    with clock.at(date(2026, 1, 8)):
        made = draft_plan(office, PLAN, 2026, 2030, on_course_at="98%", slow_at="92%")
        falls = Direction.DOWN, Way.LEVEL, 2025
        goals = [
            Terms("PM2.5年均浓度", *falls, "36", "31", 1, item="pm25"),
            Terms("财政收入增速", *falls, "16", "15", 1, item="revenue"),
        ]
        add_goals(office, made, goals)
        submit_plan(office, made)
        approve_plan(stage.cast.leader, made, document="晋市发〔2026〕2号")
    return made


def test_a_unit_proposes_what_the_plan_asks_of_the_year_and_may_change_it(stage, plan):
    assert propose_from_plan(stage.cast.liaison, stage.edition, stage.county) == 1
    row = Proposal.objects.get()
    assert (row.item, cell(row), row.reason) == ("pm25", "35.0", f"按《{PLAN}》本年度路径")
    assert history("targets.proposal", row.pk).get().action == "targets.propose"
    propose(stage.cast.liaison, stage.edition, stage.county, {"pm25": Line("34")})
    with pytest.raises(Refusal, match="No plan has a value"):
        propose_from_plan(stage.cast.liaison, stage.edition, stage.county)
    assert cell(Proposal.objects.get()) == "34"


@pytest.mark.parametrize("who", ["colleague", "office", "stranger"])
def test_nobody_else_proposes_from_the_plan(stage, plan, who):
    with pytest.raises(NotAllowed):
        propose_from_plan(getattr(stage.cast, who), stage.edition, stage.county)


def test_without_an_approved_plan_there_is_nothing_to_fill_in(stage):
    with pytest.raises(Refusal, match="No plan has a value"):
        propose_from_plan(stage.cast.liaison, stage.edition, stage.county)


def test_the_page_fills_in_from_the_plan(stage, plan, client):
    client.force_login(stage.cast.account(stage.cast.liaison))
    page = f"/targets/proposals/{stage.county.pk}/"
    assert "按规划填入" in client.get(page).content.decode()
    assert client.post(f"{page}plan/")["Location"] == page
    shown = client.get(page).content.decode()
    assert ['value="35.0"' in shown, f"{page}plan/" in shown] == [True, False]
    assert client.post(f"{page}plan/").status_code == 422


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
