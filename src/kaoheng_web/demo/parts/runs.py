"""Last year's results on their way to final, a tie decided on record; this year's trial over what exists so far."""

from datetime import date

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
    office, checker, leader = person("office1"), person("office2"), person("leading_group1")
    with clock.at(date(YEAR, 2, 2)):
        trial = score_year(office, edition, reason="首次试算（演示数据）")
    with clock.at(date(YEAR, 2, 5)):
        _decided(trial)
    with clock.at(date(YEAR, 2, 6)):
        run = score_year(office, edition, reason="并列事项决定后重新计分（演示数据）")
    with clock.at(date(YEAR, 2, 7)):
        check_run(checker, run)
    with clock.at(date(YEAR, 2, 9)):
        submit_run(office, run)
    with clock.at(date(YEAR, 2, 12)):
        approve_run(leader, run, MINUTES)
    with clock.at(FIRST):
        notice_run(office, run, FIRST, LAST)
    with clock.at(date(YEAR, 2, 26)):
        finalise_run(office, run)


def _decided(trial: Run) -> None:
    """Two departments stand alike on both sides of the quota: whoever is first has its place too."""
    for matter in open_matters(trial):
        places = {each.unit.pk: str(place) for place, each in enumerate(matter.candidates, 1)}
        reason = "前者承担全市重点任务较多（演示数据）"
        decide(person("leading_group2"), matter, places, reason=reason, document=MINUTES)
