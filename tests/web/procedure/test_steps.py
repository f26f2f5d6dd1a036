"""Steps have days, close with nothing in the way and in order; what departs from that is decided on record."""

from datetime import date, datetime
from pathlib import Path

import pytest

from kaoheng_web.channels.interviews.actions import Talk, record_interview
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.procedure import steps
from kaoheng_web.procedure.actions.steps import close_step, extend_step, set_window, skip_step
from kaoheng_web.procedure.models.steps import Closing, Exemption
from kaoheng_web.procedure.queries.board import board
from kaoheng_web.procedure.rules import State
from kaoheng_web.procedure.steps.catalogue import BY_KEY, STEPS
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Outdated, Refusal
from kaoheng_web.subjects import SUBJECTS
from kaoheng_web.supervision.actions import issue
from tests.web.procedure.stage import DAY, YEAR

FIRST, SURVEYS, MEETINGS = BY_KEY["supervision"], BY_KEY["surveys"], BY_KEY["meetings"]
TEN = "督查落实 自查总结 考核测评大会 民主测评 个别谈话 民意调查 社会评价 综合评价 考核汇总 结果评定"


def placed(step):
    return next(each for each in board(YEAR) if each.step == step)


def test_the_ten_steps_stand_in_their_order_and_no_file_is_left_out():
    assert " ".join(step.title.zh for step in STEPS) == TEN
    files = {path.stem for path in Path(steps.__file__).parent.glob("*.py")} - {"__init__", "catalogue", "step"}
    assert files == set(BY_KEY)


def test_a_step_with_nothing_in_its_way_is_closed_once_and_on_record(summing):
    assert placed(FIRST).state == State.READY
    row = close_step(summing.cast.office, YEAR, FIRST, "全部销号")
    assert placed(FIRST).state == State.CLOSED
    assert history("procedure.closing", row.pk).get().action == "procedure.close_step"
    with pytest.raises(Refusal, match="closed or skipped already"):
        close_step(summing.cast.office, YEAR, FIRST)


def test_an_open_order_keeps_the_first_step_open(summing):
    issue(summing.cast.office, YEAR, "补报", "核实", "督〔1〕号", [summing.cast.county], date(2027, 1, 20))
    assert placed(FIRST).state == State.LATE
    with pytest.raises(Refusal, match="1 orders are open"):
        close_step(summing.cast.office, YEAR, FIRST)


def test_supervision_goes_on_until_the_year_is_over(summing):
    with clock.at(datetime(YEAR, 3, 2, 9, tzinfo=clock.CHINA)):
        assert placed(FIRST).state == State.RUNNING
        with pytest.raises(Refusal, match="is not over"):
            close_step(summing.cast.office, YEAR, FIRST)


@pytest.mark.parametrize("who", ["leader", "liaison", "stranger"])
def test_only_the_office_sets_days_and_closes(summing, who):
    person = getattr(summing.cast, who)
    with pytest.raises(NotAllowed):
        close_step(person, YEAR, FIRST)
    with pytest.raises(NotAllowed):
        set_window(person, YEAR, FIRST, date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("who", ["office", "liaison", "stranger"])
def test_only_the_leading_group_exempts(summing, who):
    person = getattr(summing.cast, who)
    with pytest.raises(NotAllowed):
        skip_step(person, YEAR, SURVEYS, "没有渠道", "纪要1号")
    with pytest.raises(NotAllowed):
        extend_step(person, YEAR, SURVEYS, date(2027, 4, 1), "没有渠道", "纪要1号")
    assert not Exemption.objects.exists()


def test_a_skipped_step_is_done_and_says_why(summing):
    row = skip_step(summing.cast.leader, YEAR, SURVEYS, "办法没有民意调查渠道", "纪要〔2027〕1号")
    assert placed(SURVEYS).state == State.SKIPPED
    assert history("procedure.exemption", row.pk).get().reason == "办法没有民意调查渠道"
    with pytest.raises(Refusal):
        skip_step(summing.cast.leader, YEAR, SURVEYS, "再来", "纪要2号")
    with pytest.raises(Refusal):
        close_step(summing.cast.office, YEAR, SURVEYS)


def test_an_exemption_needs_a_reason_and_a_document(summing):
    with pytest.raises(Refusal) as refused:
        skip_step(summing.cast.leader, YEAR, SURVEYS, " ", "")
    assert set(refused.value.fields) == {"reason", "document"}


def test_out_of_order_is_warned_of_and_done_only_knowingly(summing):
    record_interview(summing.member, summing.cast.county, YEAR, Talk(DAY, "leader", "副县长", "good", "谈话"))
    early = BY_KEY["interviews"]
    with pytest.raises(Refusal) as refused:
        close_step(summing.cast.office, YEAR, early)
    assert set(refused.value.fields) == {"knowingly"}
    assert (
        "督查落实、自查总结、考核测评大会、民主测评"
        in close_step(summing.cast.office, YEAR, early, knowingly=True).out_of_order
    )


def test_days_are_usual_until_the_office_sets_them(summing):
    assert (placed(MEETINGS).days.opens, placed(MEETINGS).window) == (date(2027, 1, 4), None)
    set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 12), date(2027, 1, 28))
    assert placed(MEETINGS).days.closes == date(2027, 1, 28)
    with pytest.raises(Refusal):
        set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 12), date(2027, 1, 2))


def test_two_people_do_not_overwrite_each_others_days(summing):
    set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 12), date(2027, 1, 28))
    with pytest.raises(Outdated):
        set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 13), date(2027, 1, 28), seen="older")


def test_once_begun_only_the_leading_group_puts_the_last_day_off(summing):
    set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 4), date(2027, 1, 8))
    assert placed(MEETINGS).state == State.LATE
    with pytest.raises(Refusal, match="only the leading group"):
        set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 4), date(2027, 2, 1))
    with pytest.raises(Refusal):
        extend_step(summing.cast.leader, YEAR, MEETINGS, date(2027, 1, 8), "雪灾", "纪要2号")
    extend_step(summing.cast.leader, YEAR, MEETINGS, date(2027, 2, 1), "雪灾", "纪要2号")
    assert (placed(MEETINGS).days.closes, placed(MEETINGS).state) == (date(2027, 2, 1), State.RUNNING)


def test_a_step_is_ahead_before_its_days(summing):
    with clock.at(date(2026, 6, 1)):
        assert placed(MEETINGS).state == State.AHEAD


def test_every_row_is_watched(summing):
    set_window(summing.cast.office, YEAR, MEETINGS, date(2027, 1, 4), date(2027, 1, 8))
    close_step(summing.cast.office, YEAR, FIRST)
    skip_step(summing.cast.leader, YEAR, SURVEYS, "理由", "纪要1号")
    assert Closing.objects.get().by == summing.cast.office
    assert [each for each in verify(SUBJECTS).damages if "procedure" in each] == []
