"""Where a year stands: its units in groups, and the ten steps as far as they are taken."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.models import GroupMembership, Unit
from kaoheng_web.procedure.queries.board import Placed, board
from kaoheng_web.procedure.rules import State
from kaoheng_web.shared import clock
from kaoheng_web.shared.years import open_years

PARTS = {
    -1: Text("上一年度，收尾", "last year, being summed up"),
    0: Text("本年度，进行中", "this year, running"),
    1: Text("下一年度，准备中", "next year, being prepared"),
}


@dataclass(frozen=True, slots=True)
class Year:
    """What is known of an assessment year."""

    number: int
    placed: int
    groups: int
    units: int
    steps: tuple[Placed, ...]
    """None before there are units in groups: nobody is late with a year that nobody is assessed in."""

    @property
    def part(self) -> Text:
        """Which of the open years it is."""
        return PARTS[self.number - clock.today().year]

    @property
    def late(self) -> list[Placed]:
        """The steps whose days are over while something is in the way."""
        return [each for each in self.steps if each.state == State.LATE]

    @property
    def sentence(self) -> Text:
        """How far the year has got, in words."""
        if not self.units:
            return Text("还没有设立被考核单位。", "There are no units to assess yet.")
        if not self.placed:
            return Text(
                f"{self.units}个单位都还没有编组，年度考核尚不能开始。",
                f"None of {self.units} units stands in a group yet; the year cannot begin.",
            )
        done, all_ = sum(each.done for each in self.steps), len(self.steps)
        return Text(f"{all_}个环节已完成{done}个。", f"{done} of {all_} steps are done.") + self._next

    @property
    def _next(self) -> Text:
        """The step that is taken now, or the first one to come."""
        open_ = [each for each in self.steps if not each.done]
        begun = [each for each in open_ if each.state != State.AHEAD]
        if not open_:
            return Text("", "")
        step, days = (begun or open_)[0].step.title, (begun or open_)[0].days
        if begun:
            until = f"{days.closes.year}年{days.closes.month}月{days.closes.day}日"
            return Text(f"正在办理“{step.zh}”，期限{until}。", f" Now: {step.en}, until {days.closes}.")
        since = f"{days.opens.year}年{days.opens.month}月{days.opens.day}日"
        return Text(f"下一个是“{step.zh}”，{since}开始。", f" Next: {step.en}, from {days.opens}.")


def years_at_work() -> tuple[int, ...]:
    """The open years that ask something of people: the last one only where somebody was assessed in it."""
    last, *others = open_years(clock.today())
    return (last, *others) if GroupMembership.objects.filter(year=last).exists() else tuple(others)


@once
def years(numbers: tuple[int, ...]) -> list[Year]:
    """The open years."""
    units = Unit.objects.on(clock.today()).below_the_top().count()
    rows = list(GroupMembership.objects.filter(year__in=numbers).values_list("year", "group_id"))
    placed = {number: [group for year, group in rows if year == number] for number in numbers}
    return [
        Year(number, len(own), len(set(own)), units, tuple(board(number)) if own else ())
        for number, own in placed.items()
    ]
