"""The columns that objective weights come from: what each item says of each unit, higher for better."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.problems import near
from kaoheng.method.tree import Item, walk
from kaoheng.numbers import IRRATIONAL
from kaoheng.results import Results
from kaoheng.scoring.plan import Plan
from kaoheng.text import Text

Column = tuple[Fraction, ...]


@dataclass(frozen=True)
class Columns:
    """`values[i][u]`: item i's share of its full marks for unit u; only units that have every item."""

    items: tuple[str, ...]
    titles: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[Column, ...]


def columns_of(results: Results, block: str = "total", group: str | None = None) -> Columns:
    """Published scores of the items below a block as shares of full marks, for one group or for all units.

    Units that lack an item are left out, and items without points; Refused where too little is left.
    """
    items = _items(results, block)
    members = _members(results, group)
    plan = Plan(results.method, results.facts)
    kept = [unit for unit in members if all(results.nodes[item.id].counts[unit] for item in items)]
    if len(items) < 2 or len(kept) < 2:
        what = Text(
            f"只有{len(items)}项指标、{len(kept)}个数据齐全的单位，不足以计算权重",
            f"{len(items)} items and {len(kept)} units with all of them are too few for weights",
        )
        mend = Text("请另选板块或组别", "Choose another block or group")
        raise Refused([Finding("too_few_columns", Place(path=block), what, mend)])
    values = tuple(
        tuple((results.nodes[item.id].exact(unit) or Fraction(0)) / plan.full_at(item, unit) for unit in kept)
        for item in items
    )
    units = tuple(results.facts.units[unit].id for unit in kept)
    return Columns(tuple(item.id for item in items), tuple(item.title for item in items), units, values)


def _items(results: Results, block: str) -> list[Item]:
    try:
        root = results.method.node(block)
    except KeyError:
        known = ["total", *(node.id for node in results.method.nodes())]
        what = Text(f"办法中没有“{block}”", f"the method has no {block!r}")
        raise Refused([Finding("unknown_node", Place(path=block), what, near(block, known))]) from None
    plan = Plan(results.method, results.facts)
    return [node for node in walk((root,)) if isinstance(node, Item) and plan.full_of(node) > 0]


def _members(results: Results, group: str | None) -> Sequence[int]:
    if group is None:
        return range(len(results.facts.units))
    if group not in results.facts.groups:
        what = Text(f"没有组别“{group}”", f"there is no group {group!r}")
        raise Refused([Finding("unknown_group", Place(path=group), what, near(group, results.facts.groups))])
    return results.facts.members(results.facts.groups.index(group))


def scaled(column: Column) -> Column:
    """Min-max to 0…1; a column without spread stays at 0."""
    low, high = min(column), max(column)
    return tuple((value - low) / (high - low) if high > low else Fraction(0) for value in column)


def decimal(value: Fraction) -> Decimal:
    """A fraction to 60 digits."""
    return IRRATIONAL.divide(Decimal(value.numerator), Decimal(value.denominator))
