"""The ten steps of a year as they stand: days, closing, exemptions, and what is in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.roles import title
from kaoheng_web.procedure.models.steps import Closing, Exemption, Window
from kaoheng_web.procedure.rules import Days, State, state
from kaoheng_web.procedure.steps.catalogue import STEPS
from kaoheng_web.procedure.steps.step import Step
from kaoheng_web.shared import clock

COLOURS = {
    State.CLOSED: "g",
    State.SKIPPED: "g",
    State.READY: "b",
    State.RUNNING: "b",
    State.LATE: "r",
    State.AHEAD: "",
}
MARKS = {State.CLOSED: "done", State.SKIPPED: "done", State.READY: "now", State.RUNNING: "now", State.LATE: "stop"}


@dataclass(frozen=True)
class Placed:
    """A step in a year."""

    step: Step
    year: int
    days: Days
    window: Window | None
    closing: Closing | None
    exemptions: tuple[Exemption, ...]

    @cached_property
    def blockers(self) -> tuple[Text, ...]:
        """What is in the way; looked up only where somebody asks."""
        return tuple(self.step.blockers(self.year))

    @property
    def skipped(self) -> bool:
        """Whether the leading group decided that it is not taken."""
        return any(each.kind == Exemption.Kind.SKIP for each in self.exemptions)

    @property
    def done(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.skipped or self.closing is not None

    @property
    def state(self) -> State:
        """Where it stands."""
        today, waits = clock.today(), self.done or clock.today() < self.days.opens
        blocked = not waits and bool(self.blockers)
        return state(
            closed=self.closing is not None, skipped=self.skipped, blocked=blocked, days=self.days, today=today
        )

    @property
    def words(self) -> Text:
        """The state in words."""
        return self.state.value

    @property
    def owner(self) -> Text:
        """Who answers for it."""
        return title(self.step.owner)

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return COLOURS[self.state]

    @property
    def mark(self) -> str:
        """How it looks in the row of steps."""
        return MARKS.get(self.state, "")


@once
def board(year: int) -> list[Placed]:
    """All ten steps of a year."""
    windows = {row.step: row for row in Window.objects.filter(year=year)}
    closings = {row.step: row for row in Closing.objects.filter(year=year).select_related("by")}
    exemptions: dict[str, list[Exemption]] = {}
    for row in Exemption.objects.filter(year=year).select_related("by").order_by("pk"):
        exemptions.setdefault(row.step, []).append(row)
    return [
        Placed(
            step,
            year,
            _days(step, year, windows.get(step.key), exemptions.get(step.key, [])),
            windows.get(step.key),
            closings.get(step.key),
            tuple(exemptions.get(step.key, ())),
        )
        for step in STEPS
    ]


def unfinished_before(steps: list[Placed], key: str) -> Iterator[Placed]:
    """The steps before one that are not done: closing it now is out of order."""
    for each in steps:
        if each.step.key == key:
            return
        if not each.done:
            yield each


def days_of(step: Step, year: int) -> Days:
    """The days of one step, extensions included."""
    return next(each.days for each in board(year) if each.step == step)


def _days(step: Step, year: int, window: Window | None, exemptions: list[Exemption]) -> Days:
    set_ = Days(window.opens, window.closes) if window else step.usual(year)
    return Days(set_.opens, max([set_.closes, *(each.until for each in exemptions if each.until)]))
