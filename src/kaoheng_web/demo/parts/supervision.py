"""Orders in every state, one overdue and gone up, and a joint conference with its resolutions."""

from datetime import date

from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.supervision.actions import Resolved, hold_meeting, issue, set_levels, take_step
from kaoheng_web.supervision.models import Step

LEVELS = {
    3: ("一级提醒", "单位主要负责人"),
    10: ("二级通报", "市政府分管领导"),
    20: ("三级约谈", "市考核领导组"),
}
DONE = (Step.Kind.SIGN, Step.Kind.FEEDBACK, Step.Kind.VERIFY, Step.Kind.CLOSE)
ORDERS = (
    ("固定资产投资连续滞后整改", "陵川县", 0),
    ("补报一季度能耗数据", "沁水县", 1),
    ("大气污染防治问题整改", "泽州县", 2),
    ("营商环境投诉件办理", "城区", 4),
)


def seed() -> None:
    """What the office asked of four counties, and what three of them did."""
    office = person("office1")
    with clock.at(date(YEAR, 3, 16)):
        set_levels(office, YEAR, LEVELS)
        county, bureau = holder(Role.LIAISON, "阳城县")[0], holder(Role.LIAISON, "市统计局")[0]
        resolved = [
            Resolved("建立分县数据会商机制，每月会商一次（演示）", bureau, date(YEAR, 6, 30)),
            Resolved("提出全年投资目标追赶方案（演示）", county, date(YEAR, 4, 30)),
        ]
        document, present = f"联席会议纪要〔{YEAR}〕1号（演示）", "考核办、发改、统计、财政等成员单位"
        hold_meeting(office, YEAR, "一季度联席会议", date(YEAR, 3, 12), present, document, resolved)
    for title, name, steps in ORDERS:
        unit, by = holder(Role.LIAISON, name)
        with clock.at(date(YEAR, 4, 20)):
            text = f"{title}：请核实情况、分析原因、限期整改并反馈（演示数据）。"
            order = issue(
                office, YEAR, f"{title}（演示）", text, f"晋市督〔{YEAR}〕4号（演示）", [unit], date(YEAR, 5, 15)
            )
        own = order.assignments.get()
        for at, kind in enumerate(DONE[:steps]):
            with clock.at(date(YEAR, 4, 24 + at)):
                who = by if kind in (Step.Kind.SIGN, Step.Kind.FEEDBACK) else office
                take_step(who, own, kind, "已完成整改并报送台账（演示数据）" if kind != Step.Kind.SIGN else "")
        if not steps:
            with clock.at(date(YEAR, 5, 18)):
                take_step(office, own, Step.Kind.REMIND, "已逾期，请尽快签收办理（演示数据）")
