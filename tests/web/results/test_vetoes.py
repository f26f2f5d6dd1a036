"""A veto: proposed by one, the unit heard, decided by another."""

from datetime import date
from typing import Any

import pytest

from kaoheng.tables import VETO_COLUMNS
from kaoheng_web.ledger.queries import history
from kaoheng_web.results.actions.vetoes import decide_veto, hear_unit, propose_veto
from kaoheng_web.results.exchange.vetoes import rows
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.results.queries.vetoes import clause_of, state
from kaoheng_web.results.rules.vetoes import State
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal

TODAY = date(2026, 3, 1)
GIVEN: dict[str, Any] = {
    "facts": "较大以上事故调查报告认定",
    "legal_basis": "规定第三条",
    "document": "晋应急〔2026〕5号",
    "year": 2025,
}
DECIDED = {"document": "考核领导组纪要〔2026〕2号", "reason": "事实清楚"}


def veto(edition, id="major_accident"):
    return next(each for each in edition.method.vetoes if each.id == id)


@pytest.fixture
def case(cast, edition, emergency):
    return propose_veto(emergency, edition, cast.county, veto(edition), **GIVEN)


@pytest.fixture
def heard(cast, case):
    hear_unit(cast.liaison, case, TODAY, statement="无意见")
    return case


def test_the_body_that_the_method_names_proposes_a_veto(emergency, case):
    assert (case.body, state(case)) == ("市应急局", State.PROPOSED)
    assert history("results.vetocase", case.pk).get().action == "results.propose_veto"


def test_another_body_does_not_and_the_office_does_so_for_it(cast, edition, emergency):
    for person in (cast.liaison, cast.colleague, cast.leader, cast.stranger):
        with pytest.raises(NotAllowed):
            propose_veto(person, edition, cast.county, veto(edition), **GIVEN)
    assert propose_veto(cast.office, edition, cast.county, veto(edition), **GIVEN).body == "市应急局"


def test_a_proposal_needs_facts_law_document_and_a_year_that_the_veto_reaches(cast, edition, emergency):
    wrong: dict[str, Any] = {"facts": "", "legal_basis": " ", "document": "", "year": 2024}
    with pytest.raises(Refusal) as refused:
        propose_veto(emergency, edition, cast.county, veto(edition), **wrong)
    assert set(refused.value.fields) == {"facts", "legal_basis", "document", "year"}


def test_a_retroactive_veto_reaches_back_and_none_reaches_forward(cast, edition):
    fraud = veto(edition, "fraud")
    assert propose_veto(cast.office, edition, cast.county, fraud, **{**GIVEN, "year": 2024}).reaches_back
    with pytest.raises(Refusal) as refused:
        propose_veto(cast.office, edition, cast.county, fraud, **{**GIVEN, "year": 2026})
    assert set(refused.value.fields) == {"year"}


def test_one_case_a_unit_veto_and_year(cast, edition, emergency, case):
    with pytest.raises(Refusal, match="There is a case"):
        propose_veto(emergency, edition, cast.county, veto(edition), **GIVEN)


def test_nothing_is_decided_before_the_unit_was_heard(cast, case):
    for approved in (True, False):
        with pytest.raises(Refusal, match="was not heard yet"):
            decide_veto(cast.leader, case, approved=approved, **DECIDED)


def test_the_unit_or_the_office_records_the_hearing_and_nobody_else(cast, emergency, case):
    for person in (cast.colleague, emergency, cast.leader, cast.stranger):
        with pytest.raises(NotAllowed):
            hear_unit(person, case, TODAY, statement="无意见")
    hear_unit(cast.liaison, case, TODAY, statement="书面说明")
    hear_unit(cast.office, case, TODAY, statement="当面陈述")
    assert [hearing.statement for hearing in case.hearings.order_by("pk")] == ["书面说明", "当面陈述"]


def test_a_hearing_lies_between_the_proposal_and_today(cast, case):
    for day in (date(2026, 2, 28), date(2026, 3, 2)):
        with pytest.raises(Refusal) as refused:
            hear_unit(cast.liaison, case, day, statement="")
        assert set(refused.value.fields) == {"on", "statement"}


def test_the_leading_group_approves_and_the_ledger_names_the_document(cast, heard):
    decide_veto(cast.leader, heard, approved=True, **DECIDED)
    assert state(heard) == State.APPROVED
    assert history("results.vetocase", heard.pk).latest("sequence").reason == DECIDED["document"]


@pytest.mark.parametrize("who", ["office", "liaison", "colleague", "stranger"])
def test_nobody_else_decides(cast, heard, who):
    with pytest.raises(NotAllowed):
        decide_veto(getattr(cast, who), heard, approved=True, **DECIDED)


def test_a_decision_needs_a_document_and_a_reason_and_is_made_once(cast, heard):
    with pytest.raises(Refusal) as refused:
        decide_veto(cast.leader, heard, approved=True, document="", reason=" ")
    assert set(refused.value.fields) == {"document", "reason"}
    decide_veto(cast.leader, heard, approved=False, **DECIDED)
    with pytest.raises(Outdated):
        decide_veto(cast.leader, heard, approved=True, **DECIDED)


def test_a_veto_without_a_basis_in_law_is_never_approved(cast, edition, heard):
    edition.text = edition.text.replace(
        "    legal_basis: 《地方党政领导干部安全生产责任制规定》\n    proposer", "    proposer"
    )
    edition.save()
    heard.refresh_from_db()
    with pytest.raises(Refusal, match="names no law"):
        decide_veto(cast.leader, heard, approved=True, **DECIDED)


def test_after_a_rejection_it_may_be_proposed_anew_and_the_newest_case_is_evidence(cast, edition, emergency, heard):
    decide_veto(cast.leader, heard, approved=False, **DECIDED)
    again = propose_veto(emergency, edition, cast.county, veto(edition), **GIVEN)
    assert [dict(zip(VETO_COLUMNS, row, strict=True))["status"] for row in rows(edition)] == ["proposed"]
    assert VetoCase.objects.undecided().get() == again


def test_rows_of_evidence_have_the_columns_of_the_library(cast, edition, heard):
    decide_veto(cast.leader, heard, approved=True, **DECIDED)
    (row,) = rows(edition)
    assert dict(zip(VETO_COLUMNS, row, strict=True)) == {
        "unit_id": "140581",
        "veto": "major_accident",
        "status": "approved",
        "proposed_by": "市应急局",
        "approved_by": "市考核领导组",
        "document": DECIDED["document"],
        "dated": "2026-03-01",
        "heard_on": "2026-03-01",
        "effective_year": "2025",
        "note": GIVEN["facts"],
    }


def test_what_follows_is_said_in_the_words_of_the_implementing_rules(edition):
    (said,) = clause_of(edition, "major_accident")
    assert "实行“一票否决”" in said.text.zh
    assert any("主要负责人免职" in point.zh for point in said.points)


def test_a_case_is_known_to_its_unit_its_proposer_and_those_who_decide(cast, emergency, case):
    def sees(person):
        return VetoCase.objects.visible_to(person).exists()

    assert [sees(each) for each in (cast.liaison, emergency, cast.office, cast.leader)] == [True] * 4
    assert [sees(each) for each in (cast.colleague, cast.security, cast.stranger)] == [False] * 3
