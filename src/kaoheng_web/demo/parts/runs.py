"""Last year's results on their way to final, a tie and an appeal decided; this year's trial over what exists."""

from datetime import date

from kaoheng_web.demo.hands.results import ResultHands
from kaoheng_web.demo.parts.appeals import heard
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.results import corrected, final, result
from kaoheng_web.results.actions.rulings import decide
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.rulings import open_matters
from kaoheng_web.shared import clock

LAST = YEAR - 1
MINUTES = f"晋考领纪要〔{YEAR}〕3号（演示）"


def seed() -> None:
    """Last year, scored again where a tie was decided and an appeal upheld; this year so far."""
    today = clock.today()
    with ResultHands() as hands:
        hands.on(date(YEAR, 2, 2))
        trial = hands.score_year(LAST, "首次试算（演示数据）")
        hands.on(date(YEAR, 2, 3))
        _decided(trial)
        run = result(hands, LAST, "并列事项决定后重新计分（演示数据）")
        heard(run)
        final(hands, LAST, corrected(hands, LAST, run))
        hands.on(min(today, date(YEAR, 12, 31)))
        hands.score_year(YEAR, "年中暂算，缺数指标暂不得分（演示数据）")


def _decided(trial: Run) -> None:
    """Two departments stand alike on both sides of the quota: whoever is first has its place too."""
    for matter in open_matters(trial):
        places = {each.unit.pk: str(place) for place, each in enumerate(matter.candidates, 1)}
        reason = "前者承担全市重点任务较多（演示数据）"
        decide(person("leading_group2"), matter, places, reason=reason, document=MINUTES)
