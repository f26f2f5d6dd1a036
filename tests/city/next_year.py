"""The year 2027 of one county, small enough for one test, from the edition to the closed rectification."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kaoheng_web.demo.year import (
    ballots,
    consequences,
    editions,
    figures,
    interviews,
    panels,
    plans,
    procedure,
    projects,
    publishing,
    results,
    supervision,
    surveys,
    targets,
)
from kaoheng_web.demo.year.ballots import Votes, ballot
from kaoheng_web.demo.year.calendar import Made
from kaoheng_web.demo.year.consequences import rectification
from kaoheng_web.demo.year.editions import Voice, edition
from kaoheng_web.demo.year.figures import Place, asked
from kaoheng_web.demo.year.panels import Mark, Rater, panel
from kaoheng_web.demo.year.plans import Reached
from kaoheng_web.demo.year.projects import Planned
from kaoheng_web.demo.year.supervision import Resolution
from kaoheng_web.demo.year.surveys import survey
from kaoheng_web.demo.year.targets import Balanced, Superior
from kaoheng_web.plans.terms import Direction, Terms, Way

YEAR, COUNTY, FINANCE = 2027, "城区", "市财政局"
TOTAL, GRADE, CLOSED = "68.00", "一般", 10
"""What the county comes to, and how many steps are done.

By hand: 36 of 60 for the revenue (6 of 10), and of 10 each 8 for services (80), 8 for the vote (80), 8.4 for the survey
(84) and 7.6 for the panel (76).
"""

METHOD = Path(__file__).with_suffix(".yaml")
VOICE = Voice(COUNTY, "全文", "建议精简指标。", "采纳，改用精简办法。", True)
CLOSER = Balanced(COUNTY, "revenue", "10", "补足省目标缺口（演示数据）")
GOAL = Terms(
    "一般公共预算收入",
    Direction.UP,
    Way.GROWTH,
    YEAR - 1,
    "100.0",
    "6",
    1,
    measure="亿元",
    source="规划纲要（演示数据）",
)
RESOLUTION = Resolution("每月会商一次财政收入（演示）", COUNTY, date(YEAR, 6, 30))
MARCH, DECEMBER = (Place(COUNTY, "revenue", f"{YEAR}-{month}") for month in ("03", "12"))
SERVICE = Place(COUNTY, "service", f"{YEAR}-12")
AGENCY, ASKED = "国家统计局晋城调查队", {COUNTY: (1, 4, 0, 0, 0)}
ESTIMATE = ("84.00", "4.00", "72.89 – 95.11")
"""The mean of 100 and four times 80; its error √(80/5), for the variance is (16² + 4·4²)/4; 2.7764 of it each way."""
LEADER, DEPUTY, DEPARTMENT = (
    Rater("leading_group"),
    Rater("leading_group", 2),
    Rater("scoring", unit="市行政审批服务管理局"),
)
SHEETS = {
    Rater("leading_group"): {COUNTY: Mark("80", "改革举措落地见效（演示数据）")},
    Rater("leading_group", 2): {COUNTY: Mark("84", "一件事集成办理较快（演示数据）")},
    Rater("scoring", unit="市行政审批服务管理局"): {COUNTY: Mark("72", "数据共享还有差距（演示数据）")},
}
RATED = "76"
"""40% of the 82 that the two leaders come to, and 60% of 72."""

PLANNED = Planned(
    "城区演示产业园（演示）",
    "演示投资方",
    "新能源",
    Decimal(30_000),
    Decimal(7_500),
    date(YEAR - 1, 11, 20),
    [("signed_on", date(YEAR, 2, 25)), ("started_on", date(YEAR, 3, 20))],
    {f"{YEAR}-09": Decimal(640)},
)


class AllHands(NamedTuple):
    """Who does the deeds of each chapter."""

    editions: editions.Hands
    plans: plans.Hands
    targets: targets.Hands
    projects: projects.Hands
    figures: figures.Hands
    supervision: supervision.Hands
    ballots: ballots.Hands
    interviews: interviews.Hands
    results: results.Hands
    consequences: consequences.Hands
    publishing: publishing.Hands
    procedure: procedure.Hands
    surveys: surveys.Hands
    panels: panels.Hands


def live(hands: AllHands) -> Made:
    """Live the year; the run that is final."""
    group = {"县（市、区）": [COUNTY]}
    edition(hands.editions, YEAR, group, [VOICE], changed=lambda _: METHOD.read_text("utf-8"))
    plans.plan(hands.plans, YEAR, YEAR + 4, [GOAL], [Reached(GOAL.name, "106.5", "财政快报（演示数据）")])
    asked_above = [Superior("revenue", "10", "mean")]
    targets.targets(hands.targets, YEAR, {COUNTY: {"revenue": "9"}}, asked_above, [CLOSER], [COUNTY])
    procedure.windows(hands.procedure, YEAR)
    asked(hands.figures, YEAR, {3: ["revenue"], 12: []})
    (resolved,) = supervision.conference(hands.supervision, YEAR, [RESOLUTION])
    figures.figures(hands.figures, YEAR, 3, {COUNTY: {MARCH: "5.5"}}, {FINANCE: {MARCH: "5.4"}})
    supervision.work_on(hands.supervision, resolved, COUNTY, date(YEAR, 4, 16))
    supervision.order(hands.supervision, YEAR, "财政收入滞后整改", COUNTY, len(supervision.COURSE))
    projects.projects(hands.projects, YEAR, COUNTY, [PLANNED], date(YEAR, 10, 8))
    procedure.reports(hands.procedure, YEAR, [COUNTY])
    figures.figures(hands.figures, YEAR, 12, {COUNTY: {DECEMBER: "6", SERVICE: "80"}}, {FINANCE: {DECEMBER: "6"}})
    good = Votes(issued=2, returned=2, marks={COUNTY: (0, 2, 0, 0)})
    ballot(hands.ballots, YEAR, f"{YEAR}年度{COUNTY}民主测评", date(YEAR + 1, 1, 13), {"全体": good})
    survey(hands.surveys, YEAR, f"{YEAR}年度{COUNTY}群众满意度调查", AGENCY, ASKED)
    interviews.talks(hands.interviews, YEAR, [COUNTY])
    panel(hands.panels, YEAR, SHEETS)
    run = results.result(hands.results, YEAR)
    publishing.letters(hands.publishing, YEAR, date(YEAR + 1, 2, 6))
    procedure.visits(hands.procedure, YEAR, [COUNTY])
    results.final(hands.results, YEAR, run)
    publishing.papers(hands.publishing, YEAR)
    consequences.consequences(hands.consequences, YEAR)
    procedure.closed(hands.procedure, YEAR)
    rectification(hands.consequences, YEAR, COUNTY)
    return run
