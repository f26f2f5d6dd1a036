"""A survey runs from its preparation to its closing, and the library estimates."""

import pytest

from kaoheng.tables import RESPONSE_COLUMNS
from kaoheng_web.channels.codes import hash_of
from kaoheng_web.channels.surveys.actions import surveys
from kaoheng_web.channels.surveys.actions.answering import answer
from kaoheng_web.channels.surveys.actions.importing import import_responses
from kaoheng_web.channels.surveys.actions.inviting import invite
from kaoheng_web.channels.surveys.box import design_weight, estimates, opened, problems
from kaoheng_web.channels.surveys.exchange import rows
from kaoheng_web.channels.surveys.models import Invitation, Response, Stratum
from kaoheng_web.channels.surveys.uploads import Given
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.verification import verify
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS


def test_imported_and_given_answers_together_are_estimated_by_the_library(field):
    survey, office = field.open(), field.cast.office
    import_responses(office, survey, field.given(field.cast.county, 满意=70, 一般=20, 不了解=10))
    key = field.stratum(field.other)
    for code in invite(office, survey, {key: 60})[key]:
        assert answer(hash_of(code), "1")
    survey = surveys.close(office, survey)
    own, other = sorted(estimates(opened(survey)), key=lambda each: each.unit.pk)
    assert own.tally.values["n"] == 90
    assert float(own.tally.values["score"]) == pytest.approx(91.11)
    assert own.tally.values["low"] < 91 < own.tally.values["high"]
    assert other.tally.values["score"] == 80
    assert verify(SUBJECTS).damages == ()


def test_differences_within_the_margin_are_named(field):
    survey, office = field.open(), field.cast.office
    import_responses(office, survey, field.given(field.cast.county, 满意=70, 一般=30))
    import_responses(office, survey, field.given(field.other, 满意=72, 一般=28))
    assert [each.near for each in estimates(opened(surveys.close(office, survey)))] == [("高平市",), ("泽州县",)]


def test_a_closed_survey_is_evidence_and_a_void_one_is_not(field):
    survey, office = field.open(), field.cast.office
    import_responses(office, survey, field.given(field.cast.county, 满意=6))
    assert list(rows(field.edition)) == []
    survey = surveys.close(office, survey)
    found = [dict(zip(RESPONSE_COLUMNS, row, strict=True)) for row in rows(field.edition)]
    assert {(row["channel"], row["unit_id"], row["question"], row["answer"]) for row in found} == {
        ("poll", "140581", "q1", "满意")
    }
    assert len({row["respondent"] for row in found}) == 6
    surveys.void(office, survey, reason="样本名单有误")
    assert list(rows(field.edition)) == []


@pytest.mark.parametrize("who", ["liaison", "leader", "stranger", "certifier"])
def test_others_run_no_survey(field, who):
    with pytest.raises(NotAllowed):
        field.prepared(by=getattr(field.cast, who))
    with pytest.raises(NotAllowed):
        surveys.close(getattr(field.cast, who), field.open())


def test_every_problem_of_a_new_survey_is_told_at_once(field):
    with pytest.raises(Refusal) as refused:
        surveys.prepare(field.cast.office, field.edition, "poll", " ", [], strata=["电话"])
    assert set(refused.value.fields) == {"title", "units", "strata"}


def test_an_import_is_all_or_nothing(field):
    survey = field.open()
    odd = Given(field.cast.county.pk, "", "", "", ("非常满意",))
    with pytest.raises(Refusal):
        import_responses(field.cast.office, survey, [*field.given(field.cast.county, 满意=5), odd])
    assert not Response.objects.exists()


def test_who_comes_second_is_told(field):
    survey = surveys.close(field.cast.office, field.open())
    with pytest.raises(Outdated):
        surveys.close(field.cast.office, survey)
    with pytest.raises(Outdated):
        import_responses(field.cast.office, survey, field.given(field.cast.county, 满意=5))


def test_a_survey_is_not_void_without_a_reason(field):
    with pytest.raises(Refusal) as refused:
        surveys.void(field.cast.office, field.open(), reason="")
    assert "reason" in refused.value.fields


def test_closing_shuffles_the_answers_and_seals_them(field):
    survey, office = field.open(), field.cast.office
    import_responses(office, survey, field.given(field.cast.county, 满意=30))
    before = set(Response.objects.values_list("pk", flat=True))
    survey = surveys.close(office, survey)
    assert before.isdisjoint(Response.objects.values_list("pk", flat=True))
    assert problems(opened(survey)) == []
    Response.objects.filter(pk=Response.objects.latest("pk").pk).update(answers="3")
    assert problems(opened(survey))
    with pytest.raises(Refusal):
        list(rows(field.edition))


def test_the_ledger_names_no_answer(field):
    survey, office = field.open(), field.cast.office
    key = field.stratum(field.other)
    [code] = invite(office, survey, {key: 1})[key]
    count = Entry.objects.count()
    answer(hash_of(code), "0")
    assert Entry.objects.count() == count
    assert not Entry.objects.filter(subject_type__in=("surveys.response", "surveys.invitation")).exists()


def test_a_code_answers_once(field):
    key = field.stratum(field.other) if field.open() else 0
    survey = Stratum.objects.get(pk=key).survey
    [code] = invite(field.cast.office, survey, {key: 1})[key]
    assert [answer(hash_of(code), "0"), answer(hash_of(code), "1")] == [True, False]
    assert Invitation.objects.get().spent


def test_a_respondent_stands_for_so_many_people_where_the_method_weights_by_a_column(field):
    survey, office = field.open(), field.cast.office
    key = field.stratum(field.other)
    invite(office, survey, {}, {key: 1200})
    stratum = Stratum.objects.get(pk=key)
    stratum.answered = 60
    assert design_weight(stratum) == "1200/60"
