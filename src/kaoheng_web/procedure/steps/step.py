"""A step of the year: who owns it, when it is usual, what stands in its way, and what comes of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kaoheng.text import Text
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.rules import Days
from kaoheng_web.shared import clock

NAMED = 5
NO_METHOD = Text("本年度还没有审定的考核办法。", "No method is approved for this year yet.")
NO_TEAMS = Text("还没有给考核组分配单位。", "No unit is assigned to an assessment team yet.")


@dataclass(frozen=True, slots=True)
class Output:
    """Something that a step leaves: what it is, and the name of the page where it lies."""

    title: Text
    page: str


@dataclass(frozen=True, slots=True)
class Usual:
    """A day as it is usual: in the assessment year itself, or so many years after it."""

    month: int
    day: int
    later: int = 0

    def of(self, year: int) -> date:
        """The day in the cycle of a year."""
        return date(year + self.later, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the ten steps."""

    key: str
    title: Text
    what: Text
    owner: Role
    opens: Usual
    closes: Usual
    blockers: Callable[[int], Iterable[Text]]
    outputs: tuple[Output, ...]

    def usual(self, year: int) -> Days:
        """The days that hold as long as the office sets none."""
        return Days(self.opens.of(year), self.closes.of(year))


def missing(units: Sequence[Unit], zh: str, en: str) -> Iterable[Text]:
    """One sentence that counts the units that something is missing from, and names the first of them."""
    if units:
        names = names_on(units[:NAMED], clock.today())
        called = [names[unit.pk].short_name if unit.pk in names else str(unit) for unit in units[:NAMED]]
        more = "等" if len(units) > NAMED else ""
        yield Text(
            f"{len(units)}个单位{zh}：{'、'.join(called)}{more}。", f"{len(units)} units {en}: {', '.join(called)} …"
        )


def absent(zh: str, en: str) -> Text:
    """What is in the way of a step that the method does not know, and who lets it be passed over."""
    return Text(
        f"考核办法没有{zh}渠道，由考核领导组在本环节的“程序例外”决定免予办理。",
        f"The method has no {en}: the leading group waives the step.",
    )
