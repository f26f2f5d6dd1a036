"""Appeals: filed under notice, screened, investigated by another, answered, reviewed once, and corrected."""

from datetime import date
from typing import Any

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify
from kaoheng_web.results.actions.appeals import (
    answer_appeal,
    ask_review,
    investigate_appeal,
    review_appeal,
    screen_appeal,
    withdraw_appeal,
)
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, submit_run
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final
from kaoheng_web.results.rules.appeals import State, state
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from tests.web.cast import SINCE
from tests.web.results.court import ANSWERED, BEFORE, DUE, LATER, REVIEWED, TOO_LATE
from tests.web.results.year import AFTER, FIRST, MINUTES, damaged, enter


def stands(appeal):
    return state(Appeal.objects.get(pk=appeal.pk), clock.today())


STEPS = {
    "screen": (
        "filed",
        "screener",
        lambda by, it: screen_appeal(by, it, accepted=True, reason="", due=DUE),
        State.ACCEPTED,
    ),
    "investigate": ("accepted", "investigator", lambda by, it: investigate_appeal(by, it, findings="属实"), None),
    "answer": ("investigated", "screener", lambda by, it: answer_appeal(by, it, upheld=True, **ANSWERED), State.CLOSED),
    "ask": ("rejected", "liaison", lambda by, it: ask_review(by, it, grounds="不同意"), State.REVIEWING),
    "review": ("reviewing", "reviewer", lambda by, it: review_appeal(by, it, upheld=True, **REVIEWED), State.CLOSED),
    "withdraw": ("filed", "liaison", lambda by, it: withdraw_appeal(by, it, reason="已核实"), State.WITHDRAWN),
}


@pytest.mark.parametrize("name", STEPS)
def test_each_step_moves_the_appeal_on_once_and_is_recorded(court, name):
    before, who, act, after = STEPS[name]
    appeal, by = getattr(court, before)(), getattr(court, who)
    act(by, appeal)
    assert stands(appeal) == (after or State.INVESTIGATED)
    assert [entry.actor for entry in history("results.appeal", appeal.pk)][-1] == by.actor
    with pytest.raises((Outdated, NotAllowed)):
        act(by, appeal)
    assert damaged() == []


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("who", ["colleague", "certifier", "stranger"])
def test_no_step_is_taken_by_somebody_without_the_role(court, name, who):
    before, _, act, _ = STEPS[name]
    appeal = getattr(court, before)()
    with pytest.raises(NotAllowed):
        act(getattr(court.year, who), appeal)
    assert stands(appeal) == state(appeal, clock.today())


@pytest.mark.parametrize("day", [BEFORE, TOO_LATE])
def test_an_appeal_is_filed_within_the_notice(court, day):
    with clock.at(day), pytest.raises(Refusal, match="under public notice"):
        court.filed()


def test_a_unit_appeals_once_about_a_matter_and_says_why(court):
    with pytest.raises(Refusal) as refused:
        court.filed(grounds=" ", item="nothing")
    assert list(refused.value.fields) == ["item", "grounds"]
    court.filed()
    with pytest.raises(Refusal, match="about this already"):
        court.filed()
    assert court.filed(kind="rules").kind == "rules"


@pytest.mark.parametrize("who", ["office", "checker"])
def test_who_made_the_run_neither_screens_nor_investigates_nor_answers(court, who):
    by = getattr(court.year, who)
    with pytest.raises(NotAllowed):
        screen_appeal(by, court.filed(), accepted=False, reason="超出范围")
    with pytest.raises(NotAllowed):
        investigate_appeal(by, court.accepted(kind="rules"), findings="属实")


def test_who_certified_the_figure_does_not_investigate_it(court, cast):
    assign_role(cast.security, cast.certifier, Role.OFFICE, cast.city, SINCE)
    with pytest.raises(NotAllowed):
        investigate_appeal(cast.certifier, court.accepted(), findings="无误")
    assert investigate_appeal(cast.certifier, court.accepted(item="accidents"), findings="无误").findings == "无误"


def test_who_investigated_does_not_answer_and_who_approved_does_not_review(court):
    with pytest.raises(NotAllowed):
        answer_appeal(court.investigator, court.investigated(), upheld=True, **ANSWERED)
    appeal = ask_review(court.liaison, court.rejected(item=""), grounds="不同意")
    with pytest.raises(NotAllowed):
        review_appeal(court.year.leader, appeal, upheld=False, **REVIEWED)


def test_a_dismissal_and_an_answer_need_their_words_and_days(court):
    with pytest.raises(Refusal) as refused:
        screen_appeal(court.screener, court.filed(), accepted=False, reason=" ")
    assert list(refused.value.fields) == ["reason"]
    with pytest.raises(Refusal) as refused:
        screen_appeal(court.screener, court.filed(kind="rules"), accepted=True, reason="", due=FIRST)
    assert list(refused.value.fields) == ["due"]
    with pytest.raises(Refusal) as refused:
        answer_appeal(court.screener, court.investigated(item=""), upheld=False, answer="", document="")
    assert list(refused.value.fields) == ["answer", "document", "until"]


def test_a_dismissed_appeal_is_closed_and_stands_in_nobodys_way(court):
    appeal = screen_appeal(court.screener, court.filed(), accepted=False, reason="不属申诉范围")
    assert stands(appeal) == State.DISMISSED
    with clock.at(AFTER):
        assert finalise_run(court.year.office, court.run).final_at


@pytest.mark.parametrize("before", ["accepted", "investigated", "reviewing"])
def test_a_withdrawn_appeal_goes_no_further_and_stands_in_nobodys_way(court, before):
    appeal = withdraw_appeal(court.liaison, getattr(court, before)(), reason="复查后无异议")
    assert stands(appeal) == State.WITHDRAWN
    with pytest.raises(Outdated):
        review_appeal(court.reviewer, appeal, upheld=True, **REVIEWED)
    with clock.at(AFTER):
        assert finalise_run(court.year.office, court.run).final_at
    with pytest.raises(Refusal, match="about this already"):
        court.filed()


def test_what_is_decided_is_not_withdrawn_and_withdrawing_needs_its_reason(court):
    for appeal in (
        court.rejected(),
        screen_appeal(court.screener, court.filed(item=""), accepted=False, reason="无关"),
    ):
        with pytest.raises(Outdated):
            withdraw_appeal(court.liaison, appeal, reason="不再申诉")
    with pytest.raises(Refusal) as refused:
        withdraw_appeal(court.liaison, court.filed(kind="rules"), reason=" ")
    assert list(refused.value.fields) == ["reason"]


def test_a_unit_withdraws_with_the_form(court, client):
    appeal = court.accepted()
    enter(client, court.year, "liaison")
    page = client.get(f"/appeals/{appeal.pk}/").content.decode()
    assert f"/appeals/{appeal.pk}/withdraw/" in page
    assert client.post(f"/appeals/{appeal.pk}/withdraw/", {"reason": "复查后无异议"})["Location"]
    page = client.get(f"/appeals/{appeal.pk}/").content.decode()
    assert ["已撤回" in page, "复查后无异议" in page, "/withdraw/" in page] == [True, True, False]


def test_a_review_is_asked_in_time_or_the_answer_stands(court):
    appeal = court.rejected()
    with clock.at(LATER):
        assert stands(appeal) == State.CLOSED
        with pytest.raises(Outdated):
            ask_review(court.liaison, appeal, grounds="不同意")


def test_nothing_is_final_while_an_appeal_is_open_or_upheld_and_not_corrected(court):
    for appeal, told in ((court.filed(item=""), "not closed"), (court.upheld(), "upheld")):
        with clock.at(AFTER), pytest.raises(Refusal, match=told):
            finalise_run(court.year.office, court.run)
        screen_appeal(court.screener, appeal, accepted=False, reason="撤销") if appeal.accepted_at is None else None


def test_an_upheld_appeal_leads_to_a_correction_and_both_results_stay(court, client):
    appeal = court.upheld()
    year, scene = court.year, court.year.scene
    with clock.at(AFTER):
        told: dict[str, Any] = {"source": "统计年报", "as_of": AFTER, "reason": "申诉成立"}
        certify(year.certifier, year.edition, {scene.cell("gdp"): "5.9"}, **told)
        enter(client, year, "office")
        client.post("/results/score/?year=2026", {"reason": "申诉更正"})
        correction = Run.objects.get(corrects=court.run)
        run = approve_run(year.leader, submit_run(year.office, check_run(year.checker, correction)), MINUTES)
        notice_run(year.office, run, AFTER, LATER)
        page = client.get(f"/results/{correction.pk}/compared/").content.decode()
        assert "地区生产总值增速 19.80 → 19.90" in page
        assert client.get(f"/results/{court.run.pk}/compared/").status_code == 404
        page = client.get(f"/appeals/{appeal.pk}/").content.decode()
        assert all(f"/results/{each.pk}/units/{year.county.pk}/" in page for each in (court.run, correction))
    with clock.at(date(2027, 2, 9)):
        finalise_run(year.office, correction)
        with pytest.raises(Refusal, match="Another run"):
            finalise_run(year.office, court.run)
    assert final(2026) == correction
    assert {row.total for row in court.run.results.all()} != {row.total for row in correction.results.all()}
