"""What an item asks of a unit: the values that its rule reads, one line each; and which items are for which unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kaoheng.freeze.kinds import kind_words
from kaoheng.freeze.written import narrow
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item, Only, TreeNode
from kaoheng.rules.rule import Rule
from kaoheng.text import Text, join, title_of

TARGETS = frozenset({"target", "target_low", "target_high"})
MONTHS = range(1, 13)
NOT_CONCERNED = "不涉及"
"""Written in place of a number where an item does not concern a unit, and the method lets that be."""


class Line(NamedTuple):
    """One value that a unit reports: an item, which of its values, and which part where it is read part by part."""

    item: str
    column: str = "actual"
    part: str = ""


class Cell(NamedTuple):
    """One line of one unit in one period."""

    unit: int
    item: str
    column: str
    part: str
    period: str

    @property
    def line(self) -> Line:
        """Its line."""
        return Line(self.item, self.column, self.part)


@dataclass(frozen=True, slots=True)
class Asked:
    """A line with its item and what to call it."""

    line: Line
    item: Item
    title: Text

    measure: str
    """The unit of measure in which it is reported."""

    within: Text
    """What of the item it is, its column and part; empty where it is the item's one value."""

    @property
    def key(self) -> str:
        """The line in the names of form fields."""
        return ":".join(self.line)


def month(year: int, number: int) -> str:
    """A month as a period is written: 2026-05."""
    return f"{year}-{number:02}"


def periods(year: int) -> list[str]:
    """Every period of a year: its months, and the year itself."""
    return [*(month(year, number) for number in MONTHS), str(year)]


def accumulates(item: Item) -> bool:
    """Whether the months of an item add up to the year; otherwise each figure is how the year stands."""
    return item.data.over_periods is not None and item.data.over_periods.combine == "sum"


def reported_items(method: Method) -> list[Item]:
    """The items that units report; channels bring the values of the others."""
    return [item for item in method.items if not item.data.channel]


def items_of(method: Method, unit: str, group: str) -> list[Item]:
    """The items that a unit of a group reports, in the order of the method."""
    return [item for item in _below(method.tree, unit, group) if not item.data.channel]


def rule_of(item: Item, unit: str, group: str) -> Rule:
    """The rule that scores a unit: the last override that fits it holds."""
    rule: Rule = item.rule
    for override in item.overrides:
        if override.rule is not None and _named(override.groups, override.units, unit, group):
            rule = override.rule
    return rule


def asked(method: Method, unit: str, group: str) -> list[Asked]:
    """Every line that a unit reports."""
    return [line for item in items_of(method, unit, group) for line in _lines(item, rule_of(item, unit, group))]


def own_lines(item: Item, rule: Rule) -> frozenset[Line]:
    """The lines without which an item is not reported: its value, of each class or task; none that stand for a time."""
    if "actual" not in rule.part_columns():
        return frozenset({Line(item.id)})
    return frozenset(Line(item.id, part=part) for part in _titles_of_parts(rule))


def owned_by(method: Method, names: frozenset[str]) -> frozenset[str]:
    """The items for which one of the departments answers."""
    return frozenset(item.id for item in method.items if item.data.owner in names)


def _lines(item: Item, rule: Rule) -> list[Asked]:
    parts, found = rule.part_names(), []
    titles = _titles_of_parts(rule)
    for column in dict.fromkeys(("actual", *rule.part_columns(), *rule.columns())):
        if column in TARGETS or column in item.data.columns:
            continue
        names = parts if column in rule.part_columns() else ("",)
        for part in names:
            told = [] if column == "actual" else [kind_words(column)]
            if part:
                told.append(titles.get(part, Text(part, part)))
            own, within = title_of(item), join(told, "·", ", ")
            title = Text(f"{own.zh}（{within.zh}）", f"{own.en} ({within.en})") if told else own
            measure = rule.measures().get(column, item.data.reported_in)
            found.append(Asked(Line(item.id, column, part), item, title, measure, within))
    return found


def _titles_of_parts(rule: Rule) -> Mapping[str, Text]:
    named = [*getattr(rule, "classes", ()), *getattr(rule, "tasks", ())]
    return {each.id: title_of(each) for each in named}


def _below(nodes: tuple[TreeNode, ...], unit: str, group: str) -> Iterator[Item]:
    for node in nodes:
        if not _for(node.only, unit, group):
            continue
        if isinstance(node, Block):
            yield from _below(node.items, unit, group)
        elif isinstance(node, Item):
            yield node


def _for(only: Only | None, unit: str, group: str) -> bool:
    return only is None or _named(only.groups, only.units, unit, group)


def _named(groups: tuple[str, ...], units: tuple[str, ...], unit: str, group: str) -> bool:
    return (not groups or group in groups) and (not units or unit in units)


def may_not_concern(method: Method, item: Item) -> bool:
    """Whether the method says what becomes of the item where it does not concern a unit."""
    return (item.not_applicable or method.policies.not_applicable) not in (None, "refuse")


def narrowed(value: str) -> str:
    """A value as it is compared: full-width characters as their ASCII twins, no blanks around."""
    return narrow(value)
