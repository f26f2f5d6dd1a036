"""What a period asks of a unit and what of it is missing: one answer for the workbench, the lights and the warnings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.lines import MONTHS, NOT_CONCERNED, Cell, Line, items_of, month, own_lines, rule_of
from kaoheng_web.progress.models import Deadline
from kaoheng_web.progress.queries import Assessed, Held

Plain = tuple[str, str, str]
"""A line without its names, as hundreds of thousands of cells are cut."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands: the lines of every unit and period, and from which period on an item does not concern a unit."""

    lines: Mapping[tuple[int, str], AbstractSet[Plain]]
    unconcerned: Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class Reporting:
    """What a period asks of a unit, and what nobody has reported or certified yet."""

    asked: int
    missing: tuple[Item, ...]

    @property
    def sentence(self) -> Text:
        """How many of how many are missing."""
        count = len(self.missing)
        return Text(f"还有{count}项未报（共{self.asked}项）", f"{count} of {self.asked} items not reported")


LATER = "9999"
NOTHING_ASKED = Reporting(0, ())
Own = Sequence[tuple[Item, AbstractSet[Line]]]
"""The items that a unit reports, each with the lines without which it has not been reported."""


def own_of(edition: Edition, who: Assessed) -> Own:
    """The items of a unit."""
    items = items_of(edition.method, who.code, who.group)
    return [(item, own_lines(item, rule_of(item, who.code, who.group))) for item in items]


def said(held: Mapping[Cell, Held]) -> Said:
    """What stands by the figures of cells; that of the whole year answers for its last month too."""
    lines: dict[tuple[int, str], set[Plain]] = defaultdict(set)
    unconcerned: dict[tuple[int, str], str] = {}
    for cell, each in held.items():
        unit, item, period, line = cell[0], cell[1], cell[4], cell[1:4]
        lines[unit, period].add(line)
        if len(period) == 4:
            lines[unit, month(int(period), MONTHS[-1])].add(line)
        newest = each.final or each.certified or each.reported
        if newest is not None and newest.value == NOT_CONCERNED and newest is each.best:
            unconcerned[unit, item] = min(period, unconcerned.get((unit, item), period))
    return Said(lines, unconcerned)


def reporting(deadline: Deadline | None, unit: int, own: Own, stands: Said) -> Reporting:
    """What a deadline asks of a unit; nothing is asked where there is none."""
    if deadline is None:
        return NOTHING_ASKED
    period = deadline.period
    asked = [
        (item, lines)
        for item, lines in own
        if deadline.asks(item) and period < stands.unconcerned.get((unit, item.id), LATER)
    ]
    known = stands.lines.get((unit, period), frozenset())
    return Reporting(len(asked), tuple(item for item, lines in asked if not _stands(item, lines, known)))


def _stands(item: Item, own: AbstractSet[Line], known: AbstractSet[Plain]) -> bool:
    """Whether an item is reported; one that is read quarter by quarter is with any of them."""
    return own <= known if own else any(line[0] == item.id for line in known)
