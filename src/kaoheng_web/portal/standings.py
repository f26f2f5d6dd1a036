"""Where a year stands, in counts of what is recorded."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.models import GroupMembership, Unit
from kaoheng_web.shared import clock

PHASES = (
    Text("定目标", "Set targets"),
    Text("抓落实", "Deliver"),
    Text("评实绩", "Judge"),
    Text("定结果", "Decide"),
    Text("促改进", "Act"),
    Text("公开", "Publish"),
)


@dataclass(frozen=True, slots=True)
class Year:
    """What is known of an assessment year."""

    number: int
    placed: int
    groups: int
    units: int

    @property
    def sentence(self) -> Text:
        """The counts in words."""
        if not self.placed:
            return Text(
                f"{self.units}个单位都还没有编组，年度考核尚不能开始。",
                f"None of {self.units} units stands in a group yet; the year cannot begin.",
            )
        return Text(
            f"{self.units}个单位中{self.placed}个已编入{self.groups}个考核组别。",
            f"{self.placed} of {self.units} units stand in {self.groups} ranking groups.",
        )


def years(numbers: tuple[int, ...]) -> list[Year]:
    """The open years."""
    units = Unit.objects.on(clock.today()).filter(parent__isnull=False).count()
    rows = list(GroupMembership.objects.filter(year__in=numbers).values_list("year", "group_id"))
    return [
        Year(
            number,
            sum(year == number for year, _ in rows),
            len({group for year, group in rows if year == number}),
            units,
        )
        for number in numbers
    ]
