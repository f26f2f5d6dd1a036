"""督查落实: what was ordered during the year is worked off."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.steps.step import Output, Step, Usual
from kaoheng_web.shared import clock
from kaoheng_web.supervision.queries import orders


def blockers(year: int) -> Iterator[Text]:
    """The year that is not over, and orders that are not done."""
    if clock.today().year <= year:
        yield Text(f"{year}年度还没有结束，督查还在进行。", f"The year {year} is not over, and supervision goes on.")
    found = [each for each in orders(year) if each.open]
    late = sum(bool(each.overdue) for each in found)
    if found:
        yield Text(
            f"还有{len(found)}件督办事项没有办结，其中{late}件逾期。",
            f"{len(found)} orders are open, {late} of them late.",
        )


STEP = Step(
    "supervision",
    Text("督查落实", "Supervision"),
    Text("督查任务落实，督办事项逐件办结销号。", "Orders are worked off, one by one."),
    Role.OFFICE,
    Usual(1, 1),
    Usual(12, 31),
    blockers,
    (
        Output(Text("督办台账", "orders"), "supervision:orders"),
        Output(Text("联席会议议定事项", "resolutions"), "supervision:meetings"),
        Output(Text("预警", "warnings"), "supervision:warnings"),
    ),
)
