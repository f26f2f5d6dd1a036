"""A five-year plan with goals of every way, approved, and what its first year brought."""

from kaoheng_web.demo.hands.plans import PlanHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.plans import Reached, plan
from kaoheng_web.plans.terms import Direction, Terms, Way

BASE, SOURCE = YEAR - 1, "规划纲要（演示数据）"
UP, DOWN = Direction.UP, Direction.DOWN
GOALS = (
    Terms("地区生产总值", UP, Way.GROWTH, BASE, "2480.0", "5.5", 1, measure="亿元", source=SOURCE),
    Terms("居民人均可支配收入", UP, Way.GROWTH, BASE, "34200", "6", 0, measure="元", source=SOURCE),
    Terms("战略性新兴产业增加值", UP, Way.DOUBLING, BASE, "180.0", "2", 1, measure="亿元", source=SOURCE),
    Terms(
        "单位地区生产总值能耗",
        DOWN,
        Way.LEVEL,
        BASE,
        "0.820",
        "0.710",
        3,
        measure="吨标准煤/万元",
        binding=True,
        source=SOURCE,
    ),
    Terms(
        "PM2.5年均浓度",
        DOWN,
        Way.LEVEL,
        BASE,
        "36.0",
        "31.0",
        1,
        measure="微克/立方米",
        item="pm25",
        binding=True,
        source=SOURCE,
    ),
    Terms(
        "常住人口城镇化率",
        UP,
        Way.STAGED,
        BASE,
        "66.5",
        "70.0",
        1,
        measure="%",
        source=SOURCE,
        stages={YEAR: "67.1", YEAR + 1: "67.8", YEAR + 2: "68.5", YEAR + 3: "69.3", YEAR + 4: "70.0"},
    ),
)
REACHED = (
    Reached("地区生产总值", "2601.5", "市统计局预计数（演示数据）"),
    Reached("居民人均可支配收入", "36350", "国家统计局晋城调查队预计数（演示数据）"),
    Reached("战略性新兴产业增加值", "192.4", "市统计局预计数（演示数据）"),
    Reached("单位地区生产总值能耗", "0.803", "市能源局预计数（演示数据）"),
    Reached("PM2.5年均浓度", "39.5", "市生态环境局初步数（演示数据）"),
    Reached("常住人口城镇化率", "67.2", "市统计局预计数（演示数据）"),
)


def seed() -> None:
    """The plan, and what the running year brings."""
    with PlanHands() as hands:
        plan(hands, YEAR, YEAR + 4, GOALS, REACHED)
