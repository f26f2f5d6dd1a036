"""Units report on their year; teams hold meetings and evaluate; nobody learns of what is another's."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.procedure.actions.meetings import hold_meeting
from kaoheng_web.procedure.actions.reports import draft_report, evaluate, submit_report
from kaoheng_web.procedure.models.meetings import AssessmentMeeting
from kaoheng_web.procedure.models.reports import Evaluation, OwnScore, SelfAssessment
from kaoheng_web.procedure.queries.meetings import last_meetings
from kaoheng_web.procedure.queries.visits import meetings_due, reports_due, to_evaluate
from kaoheng_web.procedure.steps import evaluation, meetings, self_assessment
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from tests.web.procedure.stage import DAY, YEAR

FULL, SMALL = {"班子成员": (9, 9), "中层干部": (30, 24)}, {"班子成员": (9, 9), "中层干部": (30, 19)}


def drafted(summing, **scores):
    return draft_report(summing.cast.liaison, summing.cast.county, YEAR, "完成全年目标", scores)


def met(summing, classes, day=DAY):
    return hold_meeting(summing.member, summing.cast.county, YEAR, day, "市会议中心", "2/3", classes)


def test_the_liaison_drafts_and_the_head_submits(summing):
    report = drafted(summing, investment="58.5", gdp="20")
    assert dict(OwnScore.objects.values_list("item", "points")) == {"investment": "58.5", "gdp": "20"}
    with pytest.raises(NotAllowed):
        submit_report(summing.cast.liaison, report)
    submit_report(summing.head, report)
    last = history("procedure.selfassessment", report.pk).last()
    assert last is not None
    assert last.action == "procedure.submit_report"
    assert reports_due(summing.head, YEAR) == []
    assert not any("高平" in each.zh for each in self_assessment.blockers(YEAR))


def test_what_is_submitted_does_not_change(summing):
    report = submit_report(summing.head, drafted(summing))
    with pytest.raises(Refusal, match="does not change"):
        drafted(summing, gdp="1")
    with pytest.raises(Refusal, match="does not change"):
        submit_report(summing.head, report)


def test_all_that_is_wrong_with_own_scores_is_told_at_once(summing):
    with pytest.raises(Refusal) as refused:
        draft_report(summing.cast.liaison, summing.cast.county, YEAR, " ", {"gdp": "21", "investment": "很多"})
    assert {name: len(told) for name, told in refused.value.fields.items()} == {"text": 1, "gdp": 1, "investment": 1}
    assert not SelfAssessment.objects.exists()


def test_the_second_writer_of_a_report_is_told(summing):
    drafted(summing)
    with pytest.raises(Outdated):
        draft_report(summing.head, summing.cast.county, YEAR, "另一稿", {}, seen="older")


@pytest.mark.parametrize("who", ["office", "leader", "colleague", "stranger"])
def test_nobody_else_writes_a_units_report(summing, who):
    with pytest.raises(NotAllowed):
        draft_report(getattr(summing.cast, who), summing.cast.county, YEAR, "代写", {})


def test_a_draft_is_the_units_own_until_it_is_submitted(summing):
    report = drafted(summing)
    seen = SelfAssessment.objects.visible_to
    assert [seen(each).count() for each in (summing.cast.liaison, summing.cast.office, summing.member)] == [1, 0, 0]
    submit_report(summing.head, report)
    readers = (summing.cast.office, summing.member, summing.outsider, summing.cast.colleague)
    assert [seen(each).count() for each in readers] == [1, 1, 0, 0]


def test_a_meeting_with_enough_of_every_class_stands(summing):
    assert meetings_due(summing.member, YEAR) == [summing.cast.county]
    row = met(summing, FULL)
    assert history("procedure.assessmentmeeting", row.pk).get().action == "procedure.hold_meeting"
    assert list(meetings.blockers(YEAR)) == []
    with pytest.raises(Refusal, match="enough came"):
        met(summing, FULL)


def test_a_meeting_that_too_few_came_to_is_reconvened(summing):
    first = met(summing, SMALL, date(2027, 1, 6))
    assert "too small" in next(iter(meetings.blockers(YEAR))).en
    again = met(summing, FULL)
    assert (again.reconvenes, last_meetings(YEAR)[summing.cast.county.pk].quorate) == (first, True)


def test_numbers_that_cannot_be_are_refused(summing):
    with pytest.raises(Refusal) as refused:
        hold_meeting(summing.member, summing.cast.county, YEAR, date(2027, 1, 20), " ", "2/3", {"班子成员": (5, 6)})
    assert set(refused.value.fields) == {"held_on", "place", "classes"}
    assert not AssessmentMeeting.objects.exists()


def test_only_the_team_of_the_unit_acts_there(summing):
    for person in (summing.outsider, summing.cast.office, summing.cast.liaison):
        with pytest.raises(NotAllowed):
            hold_meeting(person, summing.cast.county, YEAR, DAY, "礼堂", "1/2", FULL)
        with pytest.raises(NotAllowed):
            evaluate(person, summing.cast.county, YEAR, "好")


def test_another_team_does_not_learn_of_an_evaluation(summing):
    assert to_evaluate(summing.member, YEAR) == [summing.cast.county]
    row = evaluate(summing.member, summing.cast.county, YEAR, "班子团结，投资偏弱")
    assert history("procedure.evaluation", row.pk).get().action == "procedure.evaluate"
    assert list(evaluation.blockers(YEAR)) == []
    readers = (summing.member, summing.cast.office, summing.outsider, summing.cast.liaison, summing.head)
    assert [Evaluation.objects.visible_to(each).count() for each in readers] == [1, 1, 0, 0, 0]
    with pytest.raises(Refusal, match="evaluated already"):
        evaluate(summing.member, summing.cast.county, YEAR, "再写")
