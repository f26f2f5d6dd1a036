"""Orders in every state, one overdue and gone up, and a joint conference with its resolutions."""

from datetime import date

from kaoheng_web.demo.hands.supervision import SupervisionHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.supervision import Resolution, conference, order
from kaoheng_web.supervision.actions import set_levels
from kaoheng_web.supervision.models import Step

LEVELS = {
    3: ("一级提醒", "单位主要负责人"),
    10: ("二级通报", "市政府分管领导"),
    20: ("三级约谈", "市考核领导组"),
}
RESOLVED = (
    Resolution("建立分县数据会商机制，每月会商一次（演示）", "市统计局", date(YEAR, 6, 30)),
    Resolution("提出全年投资目标追赶方案（演示）", "阳城县", date(YEAR, 4, 30)),
)
ORDERS = (
    ("固定资产投资连续滞后整改", "陵川县", 0),
    ("补报一季度能耗数据", "沁水县", 1),
    ("大气污染防治问题整改", "泽州县", 2),
    ("营商环境投诉件办理", "城区", 4),
)


def seed() -> None:
    """What the office asked of four counties, and what three of them did."""
    with SupervisionHands() as hands:
        conference(hands, YEAR, RESOLVED)
        set_levels(hands.office(), YEAR, LEVELS)
        for title, unit, steps in ORDERS:
            made = order(hands, YEAR, title, unit, steps)
            if not steps:
                hands.on(date(YEAR, 5, 18))
                hands.take_order_step(made, unit, Step.Kind.REMIND, "已逾期，请尽快签收办理（演示数据）")
