"""The workbench says what is next when a year is summed up."""

from datetime import date

from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.procedure.actions.reports import draft_report, submit_report
from kaoheng_web.shared import clock
from tests.web.procedure.stage import YEAR


def waiting(person):
    return {task.what.zh: task.due for task in tasks(person, YEAR)}


def test_the_liaison_writes_the_head_submits_and_then_nothing_waits(summing):
    due = date(2027, 1, 15)
    assert waiting(summing.cast.liaison)["填写高平市自查报告"] == due
    report = draft_report(summing.cast.liaison, summing.cast.county, YEAR, "完成", {})
    assert waiting(summing.head)["审核并报送高平市自查报告"] == due
    submit_report(summing.head, report)
    assert not any("自查报告" in what for what in waiting(summing.head))


def test_the_team_of_the_unit_is_asked_and_no_other(summing):
    assert "召开并登记测评大会：1个单位" in waiting(summing.member)
    assert "出具综合评价意见：1个单位" not in waiting(summing.member)
    assert not any("个单位" in what for what in waiting(summing.outsider))
    with clock.at(date(2027, 2, 2)):
        assert "出具综合评价意见：1个单位" in waiting(summing.member)


def test_the_office_is_told_what_is_over_and_what_is_late(summing):
    found = waiting(summing.cast.office)
    assert "办结“督查落实”" in found
    with clock.at(date(2027, 2, 2)):
        assert any(what.startswith("“考核测评大会”已逾期：") for what in waiting(summing.cast.office))
