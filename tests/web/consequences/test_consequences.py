"""Measures follow from the final results by the method's table, go their way step by step, and close with proof."""

from datetime import date

import pytest

from kaoheng.consequences.calendar import Calendar
from kaoheng.method.consequences import MEASURE_KINDS
from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.records import read_record
from kaoheng_web.consequences.actions.steps import Given, read_notes, take_step
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.consequences.queries import consequences_of, standings, waiting
from kaoheng_web.consequences.rules import WAYS
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, NotFound, Outdated, Refusal
from kaoheng_web.supervision.actions import set_levels

PDF = b"%PDF-1.7 proof"
SAID = Given(text="已整改", document="高政〔2026〕8号", file="proof.pdf", content=PDF)
TALK = Given(on=date(2026, 2, 25), host="市委组织部部长", document="晋组谈〔2026〕1号", notes="演示：谈话内容")


def now(row):
    return standings([Consequence.objects.select_related("unit", "edition").get(pk=row.pk)])[0]


def test_measures_follow_by_the_table_with_reason_rule_owner_and_working_day_deadline(scene, made):
    assert set(made) == {"commendation", "rectification", "written_report", "admonition", "reshuffle"}
    assert made["commendation"].unit == scene.good
    row = made["rectification"]
    assert (row.unit, row.responsible, row.owner) == (scene.poor, scene.head, "市考核办")
    assert (row.reason_zh, row.basis, row.required) == ("等次为较差", "演示办法第30条", "整改报告")
    assert row.due == Calendar().add_working_days(date(2026, 2, 10), 10)
    assert history("consequences.consequence", row.pk).get().action == "consequences.generate"


def test_the_platform_knows_a_way_for_every_kind_of_the_library():
    assert set(Consequence.Kind.values) == set(MEASURE_KINDS) == set(WAYS)


def test_generating_once_more_adds_nothing(scene, scored):
    run = scored()
    first = generate(scene.cast.office, run)
    entries, rows = Entry.objects.count(), Consequence.objects.count()
    assert generate(scene.second, run) == first
    assert (Entry.objects.count(), Consequence.objects.count()) == (entries, rows)


def test_only_the_office_generates_and_only_from_the_final_results(scene, scored):
    run = scored()
    for person in (scene.personnel, scene.cast.leader, scene.head, scene.cast.stranger):
        with pytest.raises(NotAllowed):
            generate(person, run)
    scored(poor="4", on=date(2026, 2, 20), corrects=run)
    with pytest.raises(Refusal, match="final results of the year only"):
        generate(scene.cast.office, run)
    assert not Consequence.objects.exists()


def test_a_deadline_in_a_year_without_a_calendar_asks_for_one(scene, scored):
    with clock.at(date(2030, 2, 12)):
        run = scored(on=date(2030, 2, 11))
        with pytest.raises(Refusal) as refused:
            generate(scene.cast.office, run)
        assert set(refused.value.fields) == {"calendar"}
        generate(scene.cast.office, run, Calendar({date(2030, 2, 12): "holiday"}))
    assert Consequence.objects.get(kind="rectification").due == date(2030, 2, 26)


def test_a_correction_adds_and_withdraws_and_keeps_what_was(scene, scored, made):
    correction = scored(fair="3", poor="7", on=date(2026, 2, 20), corrects=made["admonition"].application.run)
    generate(scene.cast.office, correction)
    old = Consequence.objects.get(pk=made["rectification"].pk)
    assert old.withdrawn_for is not None
    assert old.withdrawn_for.run == correction
    assert history("consequences.consequence", old.pk).latest("sequence").reason == "更正数据"
    assert Consequence.objects.standing().get(kind="rectification").unit == scene.fair
    assert Consequence.objects.standing().get(kind="commendation").pk == made["commendation"].pk
    with pytest.raises(Outdated):
        take_step(scene.head, old, "plan", SAID)


def test_a_rectification_goes_from_plan_to_proof_and_is_verified_by_somebody_else(scene, made):
    row = made["rectification"]
    take_step(scene.head, row, "plan", SAID)
    take_step(scene.cast.liaison, row, "progress", SAID)
    take_step(scene.head, row, "prove", SAID)
    take_step(scene.cast.office, row, "return", Given(text="证明不全"))
    with pytest.raises(Outdated):
        take_step(scene.second, row, "verify", Given(text="属实"))
    take_step(scene.head, row, "prove", SAID)
    with pytest.raises(NotAllowed):
        take_step(scene.cast.office, row, "verify", Given(text="属实"))
    take_step(scene.second, row, "verify", Given(text="现场核查属实"))
    assert now(row).open
    closing = take_step(scene.second, row, "close", Given(document="晋考办〔2026〕9号"))
    assert not now(row).open
    assert history("consequences.step", closing.pk).get().action == "consequences.close"


def test_a_step_needs_all_that_belongs_to_it_at_once(scene, made):
    take_step(scene.head, made["rectification"], "plan", SAID)
    with pytest.raises(Refusal) as refused:
        take_step(scene.head, made["rectification"], "prove", Given())
    assert set(refused.value.fields) == {"text", "file"}
    with pytest.raises(Refusal) as refused:
        take_step(scene.head, made["rectification"], "prove", Given(text="已改", file="proof.pdf", content=b"no pdf"))
    assert set(refused.value.fields) == {"file"}
    with pytest.raises(Refusal) as refused:
        take_step(scene.personnel, made["admonition"], "hold", Given(on=date(2026, 3, 2)))
    assert set(refused.value.fields) == {"on", "host", "document", "notes"}


def test_another_unit_takes_no_step_and_no_step_is_taken_twice(scene, made):
    for person in (scene.cast.colleague, scene.cast.office, scene.cast.stranger):
        with pytest.raises(NotAllowed):
            take_step(person, made["rectification"], "plan", SAID)
    take_step(scene.head, made["rectification"], "plan", SAID)
    with pytest.raises(Outdated):
        take_step(scene.cast.liaison, made["rectification"], "plan", SAID)
    with pytest.raises(NotFound):
        take_step(scene.head, made["rectification"], "hold", SAID)


def test_a_report_is_submitted_and_accepted_and_a_commendation_issued(scene, made):
    take_step(scene.head, made["written_report"], "submit", SAID)
    take_step(scene.cast.office, made["written_report"], "accept", Given(text="认可"))
    with pytest.raises(Refusal, match="Fill this in"):
        take_step(scene.cast.office, made["commendation"], "issue", Given())
    take_step(scene.cast.office, made["commendation"], "issue", Given(document="晋发〔2026〕3号"))
    assert [now(made[kind]).open for kind in ("written_report", "commendation")] == [False, False]


def test_the_notes_of_a_talk_are_sealed_and_every_reading_is_recorded(scene, made):
    talk = take_step(scene.personnel, made["admonition"], "hold", TALK)
    assert "演示" not in Step.objects.get(pk=talk.pk).notes
    assert read_notes(scene.personnel, talk, origin="10.0.0.1") == "演示：谈话内容"
    entry = history("consequences.step", talk.pk).latest("sequence")
    assert (entry.action, entry.actor, entry.reason) == (
        "consequences.read_notes",
        scene.personnel.actor,
        "10.0.0.1",
    )
    for person in (scene.cast.office, scene.cast.leader, scene.head, scene.cast.liaison):
        with pytest.raises(NotAllowed):
            read_notes(person, talk)


def test_a_reshuffle_is_proposed_by_one_decided_by_another_and_secret_from_the_rest(scene, made):
    row = made["reshuffle"]
    take_step(scene.personnel, row, "propose", Given(text="建议调整"))
    for person in (scene.personnel, scene.cast.office):
        with pytest.raises(NotAllowed):
            take_step(person, row, "approve", Given(text="同意", document="纪要5号"))
    take_step(scene.cast.leader, row, "approve", Given(text="同意", document="纪要5号"))
    seen = {
        person: Consequence.objects.visible_to(person).filter(pk=row.pk).exists()
        for person in (scene.personnel, scene.cast.leader, scene.cast.office, scene.head, scene.cast.liaison)
    }
    assert [person for person, sees in seen.items() if sees] == [scene.personnel, scene.cast.leader]


def test_each_sees_their_own(scene, made):
    kinds = {
        person: {each.row.kind for each in consequences_of(person, 2025)}
        for person in (scene.head, scene.cast.liaison, scene.cast.colleague, scene.cast.stranger)
    }
    assert kinds[scene.head] == {"rectification", "written_report", "admonition"}
    assert kinds[scene.cast.liaison] == {"rectification", "written_report"}
    assert kinds[scene.cast.colleague] == kinds[scene.cast.stranger] == set()


def test_what_is_overdue_goes_up(scene, made):
    set_levels(scene.cast.office, 2025, {3: ("提醒", "分管负责人"), 20: ("约谈", "市考核领导组")})
    row = made["rectification"]
    assert (now(row).late, now(row).level) == (0, None)
    with clock.at(row.due.replace(month=row.due.month + 1)):
        late = now(row)
        assert late.late > 20
        assert late.level.title == "约谈"


def test_the_workbench_tells_each_their_step(scene, made):
    def steps(person):
        return {(each.row.kind, step.kind) for each, step in waiting(person, 2025)}

    assert steps(scene.head) == {("rectification", "plan"), ("written_report", "submit")}
    assert steps(scene.cast.office) == {("commendation", "issue")}
    assert steps(scene.personnel) == {("admonition", "hold"), ("reshuffle", "propose")}
    assert steps(scene.cast.leader) == set()


def test_a_cadre_record_tells_result_effects_and_measures_and_is_read_on_record(scene, made):
    (year,) = read_record(scene.personnel, scene.head, origin="10.0.0.1")
    assert (year.year, year.result.grade) == (2025, "较差")
    assert [effect.measure for effect in year.effects] == ["一年内不得提拔"]
    kinds = {each.row.kind for each in year.consequences}
    assert kinds == {"rectification", "written_report", "admonition", "reshuffle"}
    assert history("organisation.person", scene.head.pk).latest("sequence").action == "consequences.read_record"
    (own,) = read_record(scene.head, scene.head)
    assert "reshuffle" not in {each.row.kind for each in own.consequences}
    for person in (scene.cast.office, scene.cast.leader, scene.cast.liaison, scene.cast.stranger):
        with pytest.raises(NotAllowed):
            read_record(person, scene.head)
