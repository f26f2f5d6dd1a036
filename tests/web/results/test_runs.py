"""A run on its way: scored, checked, submitted, approved, under notice, final; and what stands in its way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.actions.returns import countersign
from kaoheng_web.progress.lines import Cell
from kaoheng_web.progress.models import Figure
from kaoheng_web.results.actions.decisions import adjust, decide
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, score_year, submit_run
from kaoheng_web.results.models.decisions import Adjustment, Decision
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.packing import digest, pack, unpack
from kaoheng_web.results.rules.runs import State, state
from kaoheng_web.results.scoring import Unequal, replayed
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, NotFound, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.progress.scene import METHOD, Scene, assemble

RUNNING, CLOSED = date(2026, 6, 8), date(2027, 1, 11)
FIRST, LAST, AFTER = date(2027, 1, 18), date(2027, 1, 22), date(2027, 1, 25)
MINUTES = "晋考领纪要〔2027〕1号"
TIED = METHOD.replace("ties: competition}", "ties: competition, chain: [{kind: decide}]}")


@dataclass(frozen=True)
class Year:
    """A year with every figure, and the people who bring its results to their end."""

    scene: Scene
    checker: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.scene.cast, name)

    @property
    def edition(self) -> Edition:
        return self.scene.edition

    def scored(self, **more: Any) -> Run:
        return score_year(self.office, self.edition, **more)

    def checked(self) -> Run:
        return check_run(self.checker, self.scored())

    def submitted(self) -> Run:
        return submit_run(self.office, self.checked())

    def approved(self) -> Run:
        return approve_run(self.leader, self.submitted(), MINUTES)

    def noticed(self) -> Run:
        return notice_run(self.office, self.approved(), FIRST, LAST)

    def final(self) -> Run:
        run = self.noticed()
        with clock.at(AFTER):
            return finalise_run(self.office, run)


@pytest.fixture
def year(cast, second) -> Iterator[Year]:
    """2026 is over, and everything is reported and certified."""
    scene = assemble(cast)
    with clock.at(RUNNING):
        scene.report("118")
        scene.certify("5.8", "gdp")
        for part in ("general", "larger"):
            report(cast.liaison, scene.edition, {scene.cell("accidents", part=part): "0"})
        for unit, value in ((cast.bureau, "92"), (scene.emergency, "88")):
            cell = Cell(unit.pk, "bulletins", "actual", "", "2026-05")
            certify(cast.certifier, scene.edition, {cell: value}, source="统计台账", as_of=RUNNING)
        countersign(scene.second, Figure.objects.get(unit=cast.bureau, item="bulletins"))
    with clock.at(CLOSED):
        yield Year(scene, second)


@pytest.fixture
def tied(year) -> Year:
    """Two departments come out alike, and the method leaves their order to the leading group."""
    Edition.objects.filter(pk=year.edition.pk).update(text=TIED)
    cell = Cell(year.scene.emergency.pk, "bulletins", "actual", "", "2026-05")
    again: dict[str, Any] = {"source": "统计台账", "as_of": RUNNING, "reason": "复核"}
    certify(year.certifier, year.edition, {cell: "92"}, **again)
    found: Year = replace(year, scene=replace(year.scene, edition=Edition.objects.get()))
    return found


def damaged() -> list[str]:
    """What the ledger finds changed in the tables of results."""
    return [damage for damage in verify(SUBJECTS).damages if "results." in damage]


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


def test_scoring_keeps_evidence_hashes_and_a_result_for_every_unit(year):
    run = year.scored(reason="首次试算")
    assert {row.group for row in UnitResult.objects.filter(run=run)} == {"counties", "economy"}
    assert run.evidence_hash == digest(bytes(run.evidence))
    assert [entry.action for entry in history("results.run", run.pk)] == ["results.score"]
    assert damaged() == []


@pytest.mark.parametrize("who", ["leader", "liaison", "stranger"])
def test_only_the_office_scores(year, who):
    with pytest.raises(NotAllowed):
        score_year(getattr(year, who), year.edition)
    assert not Run.objects.exists()


def test_scoring_again_makes_another_run_with_the_same_result(year):
    first, again = year.scored(), year.scored()
    assert (first.number, again.number) == (1, 2)
    assert (first.evidence_hash, first.result_hash) == (again.evidence_hash, again.result_hash)


def test_a_year_that_lacks_figures_is_refused_with_every_one_of_them(year):
    Figure.objects.filter(item__in=["gdp", "investment"]).delete()
    with pytest.raises(Refusal) as refused:
        year.scored()
    assert len(refused.value.sentences) == 2
    assert not Run.objects.exists()


def test_before_the_year_is_over_a_run_is_provisional_and_goes_no_further(year):
    Figure.objects.filter(item="gdp").delete()
    with clock.at(RUNNING):
        run = year.scored()
        assert run.provisional
        assert replayed(run).results.digest() == run.result_hash
        with pytest.raises(Refusal, match="before the year was over"):
            check_run(year.checker, run)


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
        correction = year.scored(corrects=run, reason="数据核实")
    assert correction.corrects == run
    assert {row.total for row in run.results.all()} == {row.total for row in correction.results.all()}


def test_one_run_of_a_year_is_made_final(year):
    first, second = year.noticed(), year.noticed()
    with clock.at(AFTER):
        finalise_run(year.office, first)
        with pytest.raises(Refusal, match="Another run was made final"):
            finalise_run(year.office, second)


def test_the_replay_comes_to_the_very_result(year):
    run = Run.objects.get(pk=year.scored().pk)
    assert replayed(run).results.digest() == run.result_hash
    assert pack(unpack(bytes(run.evidence))) == bytes(run.evidence)


@pytest.mark.parametrize("figure", ["118", "统计台账"])
def test_a_changed_row_of_the_kept_evidence_is_found(year, figure):
    run = year.scored()
    replayed(run)
    evidence = unpack(bytes(run.evidence))
    table = evidence.observations.columns
    for name in ("value", "source"):
        column = [f"{word}9" if word == figure else word for word in table.column(name).to_pylist()]
        table = table.set_column(table.column_names.index(name), name, [column])
    forged = pack(replace(evidence, observations=replace(evidence.observations, columns=table)))
    Run.objects.filter(pk=run.pk).update(evidence=forged)
    with pytest.raises(Unequal):
        replayed(Run.objects.get(pk=run.pk))
    assert [damage for damage in damaged() if str(run.pk) in damage]


def test_a_tie_keeps_a_run_from_being_submitted_until_it_is_decided(tied):
    run = tied.checked()
    with pytest.raises(Refusal, match="await a decision"):
        submit_run(tied.office, run)
    for place, unit in enumerate((tied.bureau, tied.scene.emergency), 1):
        made = decide(tied.leader, tied.edition, unit, "rank", str(place), "重点任务较多", MINUTES)
        assert history("results.decision", made.pk).get().action == "results.decide"
    ranks = {row.unit_id: row.rank for row in submit_run(tied.office, tied.checked()).results.all()}
    assert (ranks[tied.bureau.pk], ranks[tied.scene.emergency.pk]) == ("1", "2")


@pytest.mark.parametrize("who", ["office", "liaison", "stranger"])
def test_only_the_leading_group_decides_and_adjusts(year, who):
    by = getattr(year, who)
    with pytest.raises(NotAllowed):
        decide(by, year.edition, year.bureau, "rank", "1", "理由", MINUTES)
    with pytest.raises(NotAllowed):
        adjust(by, year.edition, year.bureau, "rank", "2", "1", "理由", MINUTES)
    assert not Decision.objects.exists()
    assert not Adjustment.objects.exists()


def test_a_matter_is_decided_once_with_reason_and_document(year):
    with pytest.raises(Refusal) as refused:
        decide(year.leader, year.edition, year.bureau, "rank", "1", " ", "")
    assert list(refused.value.fields) == ["reason", "document"]
    decide(year.leader, year.edition, year.bureau, "rank", "1", "理由", MINUTES)
    with pytest.raises(Refusal, match="decided already"):
        decide(year.leader, year.edition, year.bureau, "rank", "2", "理由", MINUTES)


def test_an_adjustment_takes_the_place_of_what_was_computed(year):
    made = adjust(year.leader, year.edition, year.bureau, "rank", "1", "2", "发生失泄密事件", MINUTES)
    assert history("results.adjustment", made.pk).get().action == "results.adjust"
    assert UnitResult.objects.get(run=year.scored(), unit=year.bureau).rank == "2"
    with pytest.raises(Refusal, match="adjusted already"):
        adjust(year.leader, year.edition, year.bureau, "rank", "1", "2", "再次调整", MINUTES)


def enter(client, year, who, *, confirmed=False):
    """Sign somebody in and choose the year."""
    client.logout()  # a session of last week would have ended by itself
    client.force_login(year.account(getattr(year, who)))
    client.get("/?year=2026")
    if confirmed:
        session = client.session
        session[SESSION_KEY] = clock.now().isoformat()
        session.save()


def test_the_pages_of_a_run_open_within_few_queries(year, client):
    run = year.scored()
    enter(client, year, "office")
    address = f"/results/{run.pk}/"
    for each in ("/results/", address, f"{address}units/{year.county.pk}/", f"{address}units/{year.county.pk}/gdp/"):
        client.get(each)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(each).status_code == 200
        own = [query for query in asked if "results_" in query["sql"] or "methods_" in query["sql"]]
        assert len(own) <= 10, each


@pytest.mark.parametrize("who", ["liaison", "colleague"])
def test_a_unit_learns_nothing_of_a_run_before_its_notice_and_then_its_own_reasons(year, client, who):
    enter(client, year, who)
    own, other = ("county", "bureau") if who == "liaison" else ("bureau", "county")
    trial = year.scored()
    assert client.get(f"/results/{trial.pk}/").status_code == NotFound.status
    run = year.noticed()
    assert client.get(f"/results/{run.pk}/").status_code == 200
    assert client.get(f"/results/{run.pk}/units/{getattr(year, own).pk}/").status_code == 200
    assert client.get(f"/results/{run.pk}/units/{getattr(year, other).pk}/").status_code == NotFound.status


def test_the_office_scores_and_takes_a_run_to_its_end_through_the_pages(year, client):
    enter(client, year, "office")
    client.post("/results/score/", {"reason": "试算"})
    run = check_run(year.checker, Run.objects.get())
    client.post(f"/results/{run.pk}/submit/")
    enter(client, year, "leader", confirmed=True)
    wrong = client.post(f"/results/{run.pk}/approve/", {"document": ""})
    assert wrong.status_code == 422
    client.post(f"/results/{run.pk}/approve/", {"document": MINUTES})
    enter(client, year, "office", confirmed=True)
    client.post(f"/results/{run.pk}/notice/", {"first": FIRST, "last": LAST})
    with clock.at(AFTER):
        enter(client, year, "office", confirmed=True)
        client.post(f"/results/{run.pk}/finalise/")
    assert state(Run.objects.get()) == State.FINAL
