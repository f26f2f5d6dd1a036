"""A small plan that the tests draft."""

from kaoheng_web.plans.actions.deciding import approve_plan, submit_plan
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan
from kaoheng_web.plans.models import Plan
from kaoheng_web.plans.terms import Terms

DOUBLED = Terms("地区生产总值", "up", "doubling", 2025, "1000", "2", 1, measure="亿元", item="gdp")
GROWING = Terms("居民人均可支配收入", "up", "growth", 2025, "30000", "10", 0, measure="元")
FALLING = Terms("PM2.5年均浓度", "down", "level", 2025, "40", "30", 1, measure="微克/立方米", binding=True)
STAGED = Terms(
    "城镇化率",
    "up",
    "staged",
    2025,
    "60",
    "70",
    1,
    measure="%",
    stages={2026: "61", 2027: "63", 2028: "66", 2029: "68", 2030: "70"},
)
EVERY_WAY = (DOUBLED, GROWING, FALLING, STAGED)
DOCUMENT = "晋市发〔2026〕1号"


def drafted(cast) -> Plan:
    """A draft of the office with a goal of every way."""
    plan = draft_plan(cast.office, "晋城市“十五五”规划（演示）", 2026, 2030, on_course_at="98%", slow_at="90%")
    add_goals(cast.office, plan, EVERY_WAY)
    return plan


def approved(cast) -> Plan:
    """A plan in force."""
    return approve_plan(cast.leader, submit_plan(cast.office, drafted(cast)), document=DOCUMENT)
