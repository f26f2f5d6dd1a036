"""What the year 2027 of one county is about, and what it comes to."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from kaoheng_web.demo.year.appeals import Appealed, Review
from kaoheng_web.demo.year.changes import Wanted
from kaoheng_web.demo.year.claims import Claimed
from kaoheng_web.demo.year.editions import Voice
from kaoheng_web.demo.year.figures import Place
from kaoheng_web.demo.year.panels import Mark, Rater
from kaoheng_web.demo.year.projects import Planned
from kaoheng_web.demo.year.splitting import LEADER, Part
from kaoheng_web.demo.year.supervision import Resolution
from kaoheng_web.demo.year.targets import Balanced
from kaoheng_web.demo.year.vetoes import Decision, Heard, Proposal
from kaoheng_web.plans.terms import Direction, Terms, Way

YEAR, COUNTY, FINANCE = 2027, "城区", "市财政局"
NOTICED = ("78.00", "较差")
"""What the county comes to under notice, and its grade, which a veto makes one step worse.

By hand: 45 of 60 for the revenue (6 of 8), and of 10 each 8 for services (80), 8 for the vote (80), 8.4 for the survey
(84) and 7.6 for the panel (76); 2 added and 1 taken off.
"""
TOTAL, GRADE, CLOSED = "81.00", "一般", 10
"""The same with 48 for the revenue (6.4 of 8), as an appeal has it; and how many steps are done."""

METHOD = Path(__file__).with_name("method.yaml")
VOICE = Voice(COUNTY, "全文", "建议精简指标。", "采纳，改用精简办法。", True)
CLOSER = Balanced(COUNTY, "revenue", "10", "补足省目标缺口（演示数据）")
PARTS = (
    Part("revenue", "牵头落实，按月调度（演示数据）", LEADER),
    Part("revenue", "承办并按月报送进度（演示数据）"),
)
LESS = Wanted(COUNTY, "revenue", "8", "国家出台减税政策，全年减收（演示数据）")
AWARD = Claimed(COUNTY, "award", "省级", "营商环境先进县", f"晋表〔{YEAR}〕1号（演示）", date(YEAR, 6, 18))
CRITICISM = Claimed(COUNTY, "criticism", "市级", "迟报月度数据", f"市督〔{YEAR}〕9号（演示）", date(YEAR, 5, 20))
BREACH = Proposal(
    "discipline", FINANCE, COUNTY, "超范围列支专项资金，已责令退回（演示数据）。", "《中华人民共和国预算法》"
)
ADMITTED = Heard(date(YEAR + 1, 1, 12), "情况属实，资金已退回，接受处理（演示数据）。")
VETOED = Decision(True, "事实清楚，依据充分。")
OMITTED = Appealed(
    COUNTY,
    "facts",
    "revenue",
    "12月有一笔税款未计入，全年应为6.4%（演示数据）。",
    "核对国库报表，漏计属实（演示数据）。",
    "漏计属实，由市财政局更正后重新计分（演示数据）。",
)
TOO_STRICT = Appealed(
    COUNTY,
    "rules",
    "service",
    "建议按改进幅度计分（演示数据）。",
    "办法规定按得分计分（演示数据）。",
    "计分方法以办法为准（演示数据）。",
)
REVIEW = Review("请领导组复核（演示数据）。", "条款适用正确，维持原答复（演示数据）。")
DOUBTED = Appealed(
    COUNTY,
    "facts",
    "democratic",
    "测评票数与参会人数不符（演示数据）。",
    "票数与签到表一致（演示数据）。",
    "经核对一致，不再申诉（演示数据）。",
)
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
