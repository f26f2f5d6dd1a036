"""Ties and adjustments ruled by the leading group: held against the run at once, on record, and revocable."""

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.results.actions.rulings import adjust, decide, revoke
from kaoheng_web.results.actions.runs import check_run, submit_run
from kaoheng_web.results.models.rulings import Adjustment, Decision
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.rulings import open_matters
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from tests.web.results.year import MINUTES, RUNNING, damaged, enter, somebody

REASON = "重点任务较多"


@pytest.fixture
def matter(tied):
    """The tie of the two departments."""
    (found,) = open_matters(tied.scored())
    return found


def places(matter, *given):
    return dict(zip([each.unit.pk for each in matter.candidates], given, strict=True))


def result(year, unit):
    return UnitResult.objects.select_related("run__edition", "unit").get(run=year.scored(), unit=unit)


def test_a_tie_names_its_units_and_keeps_a_run_from_being_submitted(tied, matter):
    assert {each.unit for each in matter.candidates} == {tied.bureau, tied.scene.emergency}
    assert "2个单位并列第1名" in matter.why.zh
    with pytest.raises(Refusal, match="await a decision"):
        submit_run(tied.office, check_run(tied.checker, matter.run))


def test_a_decided_tie_counts_from_the_next_run_on(tied, matter):
    made = decide(tied.leader, matter, places(matter, "2", "1"), reason=REASON, document=MINUTES)
    assert [history("results.decision", row.pk).get().action for row in made] == ["results.decide"] * 2
    assert open_matters(matter.run) == []
    ranks = {row.unit_id: row.rank for row in submit_run(tied.office, tied.checked()).results.all()}
    assert [ranks[each.unit.pk] for each in matter.candidates] == ["2", "1"]
    assert damaged() == []


def test_a_decision_that_leaves_the_tie_open_is_refused(tied, matter):
    with pytest.raises(Refusal, match="leaves it open"):
        decide(tied.leader, matter, places(matter, "1", "1"), reason=REASON, document=MINUTES)
    assert not Decision.objects.exists()


def test_every_unit_the_reason_and_the_document_have_to_be_given(tied, matter):
    with pytest.raises(Refusal) as refused:
        decide(tied.leader, matter, {}, reason=" ", document="")
    fields = {f"unit_{each.unit.pk}" for each in matter.candidates}
    assert set(refused.value.fields) == fields | {"reason", "document"}


def test_a_matter_is_decided_once_until_it_is_revoked(tied, matter):
    (first, second) = decide(tied.leader, matter, places(matter, "1", "2"), reason=REASON, document=MINUTES)
    with pytest.raises(Outdated):
        decide(tied.leader, matter, places(matter, "2", "1"), reason=REASON, document=MINUTES)
    for row in (first, second):
        revoke(tied.leader, row, reason="重新核议")
    assert [entry.action for entry in history("results.decision", first.pk)] == ["results.decide", "results.revoke"]
    with pytest.raises(Outdated):
        revoke(tied.leader, first, reason="重新核议")
    assert [each.why for each in open_matters(matter.run)] == [matter.why]
    decide(tied.leader, matter, places(matter, "2", "1"), reason=REASON, document=MINUTES)
    assert damaged() == []


def test_an_adjustment_takes_the_place_of_what_was_computed_and_keeps_it(year):
    made = adjust(year.leader, result(year, year.bureau), "rank", "2", reason="发生失泄密事件", document=MINUTES)
    assert (made.before, made.after) == ("1", "2")
    assert history("results.adjustment", made.pk).get().action == "results.adjust"
    assert result(year, year.bureau).rank == "2"


def test_after_a_revoked_adjustment_the_computed_result_stands_again(year):
    made = adjust(year.leader, result(year, year.bureau), "rank", "2", reason="发生失泄密事件", document=MINUTES)
    later = result(year, year.bureau)
    revoke(year.leader, made, reason="核查不属实")
    again = adjust(year.leader, later, "rank", "3", reason="另有事由", document=MINUTES)
    assert (again.before, again.after) == ("1", "3")


@pytest.mark.parametrize(
    ("matter", "after", "told"), [("total", "91.2345", "decimals"), ("rank", "first", "number"), ("rank", "1", "same")]
)
def test_what_the_library_finds_wrong_with_an_adjustment_stands_at_its_field(year, matter, after, told):
    with pytest.raises(Refusal) as refused:
        adjust(year.leader, result(year, year.bureau), matter, after, reason=REASON, document=MINUTES)
    assert told in " ".join(text.en for text in refused.value.fields["after"])
    assert not Adjustment.objects.exists()


def test_one_result_is_adjusted_once(year):
    adjust(year.leader, result(year, year.bureau), "rank", "2", reason=REASON, document=MINUTES)
    with pytest.raises(Refusal, match="adjusted already"):
        adjust(year.leader, result(year, year.bureau), "rank", "3", reason=REASON, document=MINUTES)


@pytest.mark.parametrize("who", ["office", "liaison", "stranger"])
def test_only_the_leading_group_rules(year, tied, matter, who):
    by = getattr(year, who)
    with pytest.raises(NotAllowed):
        decide(by, matter, places(matter, "1", "2"), reason=REASON, document=MINUTES)
    with pytest.raises(NotAllowed):
        adjust(by, result(year, year.bureau), "rank", "2", reason=REASON, document=MINUTES)
    (made, _) = decide(year.leader, matter, places(matter, "1", "2"), reason=REASON, document=MINUTES)
    with pytest.raises(NotAllowed):
        revoke(by, made, reason=REASON)


def test_nothing_is_ruled_while_the_year_runs(year):
    with clock.at(RUNNING):
        found = result(year, year.bureau)
        with pytest.raises(Refusal, match="not over"):
            adjust(year.leader, found, "rank", "2", reason=REASON, document=MINUTES)


def test_the_leading_group_decides_adjusts_and_revokes_on_the_pages(tied, matter, client):
    enter(client, tied, "leader", confirmed=True)
    assert "并列第1名" in client.get("/rulings/").content.decode()
    address = f"/rulings/decide/rank/{matter.first}/"
    typed = {f"unit_{pk}": place for pk, place in places(matter, "1", "1").items()}
    wrong = client.post(address, {**typed, "reason": REASON, "document": MINUTES})
    assert wrong.status_code == 422
    assert "仍未分出" in wrong.content.decode()
    typed = {f"unit_{pk}": place for pk, place in places(matter, "1", "2").items()}
    assert client.post(address, {**typed, "reason": REASON, "document": MINUTES})["Location"] == "/rulings/"
    assert client.get(address).status_code == 404
    typed = {"unit": tied.bureau.pk, "matter": "rank", "after": "9", "reason": REASON, "document": MINUTES}
    client.post("/rulings/adjust/", typed)
    client.post(f"/rulings/adjustment/{Adjustment.objects.get().pk}/revoke/", {"reason": "核查不属实"})
    page = client.get("/rulings/").content.decode()
    assert all(told in page for told in ("请考核办重新计分", "核查不属实", "并列单位中第2名"))


def test_the_office_reads_rulings_and_units_do_not(tied, matter, client):
    enter(client, tied, "office")
    assert "待领导组决定" in client.get("/rulings/").content.decode()
    assert client.get("/rulings/adjust/").status_code == 403
    enter(client, tied, "liaison")
    assert client.get("/rulings/").status_code == 403


def waiting(person):
    return [task.what.en for task in tasks(person, 2026) if task.phase.en == "Results"]


def test_the_workbench_asks_whoever_is_next(year):
    year.scored()
    assert waiting(year.office) == []  # who scored does not check
    assert waiting(year.checker) == ["Run 1: check a run"]
    year.submitted()
    assert (waiting(year.leader), waiting(year.office)) == (["Run 2: approve results"], [])


def test_the_workbench_asks_for_decisions_and_then_for_another_run(tied, matter, cast):
    other = somebody(cast, 301, Role.LEADING_GROUP, cast.city)
    assert waiting(other) == ["2 ranks or grades await a decision"]
    decide(other, matter, places(matter, "1", "2"), reason=REASON, document=MINUTES)
    assert waiting(other) == []
    assert waiting(tied.office) == ["The leading group ruled: score again"]
