"""Last year's results on their way to final, a tie and an appeal decided; this year's trial over what exists."""

from datetime import date

from kaoheng_web.demo.parts.appeals import heard
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.results.actions.rulings import decide
from kaoheng_web.results.actions.runs import (
    approve_run,
    check_run,
    finalise_run,
    notice_run,
    score_year,
    submit_run,
)
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.rulings import open_matters
from kaoheng_web.shared import clock

FIRST, LAST = date(YEAR, 2, 13), date(YEAR, 2, 24)
MINUTES = f"晋考领纪要〔{YEAR}〕3号（演示）"


def seed() -> None:
    """The years for which a method is approved."""
    summed_up, running = governing(YEAR - 1), governing(YEAR)
    if summed_up:
        _finalised(summed_up)
    if running:
        with clock.at(min(clock.today(), date(YEAR, 12, 31))):
            score_year(person("office1"), running, reason="年中暂算，缺数指标暂不得分（演示数据）")


def _finalised(edition: Edition) -> None:
    office, checker = person("office1"), person("office2")
    with clock.at(date(YEAR, 2, 2)):
        trial = score_year(office, edition, reason="首次试算（演示数据）")
    with clock.at(date(YEAR, 2, 3)):
        _decided(trial)
    with clock.at(date(YEAR, 2, 4)):
        run = check_run(checker, score_year(office, edition, reason="并列事项决定后重新计分（演示数据）"))
    run = _noticed(run, date(YEAR, 2, 4), date(YEAR, 2, 5), date(YEAR, 2, 11))
    heard(run)
    with clock.at(date(YEAR, 2, 12)):
        correction = score_year(office, edition, reason="申诉成立，更正计分（演示数据）", corrects=run)
        check_run(checker, correction)
    correction = _noticed(correction, date(YEAR, 2, 12), FIRST, LAST)
    with clock.at(date(YEAR, 2, 26)):
        finalise_run(office, correction)


def _noticed(run: Run, submitted: date, first: date, last: date) -> Run:
    """Submitted, approved the day after, and under notice from then on."""
    with clock.at(submitted):
        submit_run(person("office1"), run)
    with clock.at(first):
        approve_run(person("leading_group1"), run, MINUTES)
        return notice_run(person("office1"), run, first, last)


def _decided(trial: Run) -> None:
    """Two departments stand alike on both sides of the quota: whoever is first has its place too."""
    for matter in open_matters(trial):
        places = {each.unit.pk: str(place) for place, each in enumerate(matter.candidates, 1)}
        reason = "前者承担全市重点任务较多（演示数据）"
        decide(person("leading_group2"), matter, places, reason=reason, document=MINUTES)
