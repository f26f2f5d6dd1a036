"""The kinds of unit an edition tells apart: one per group, and one per unit that is named with its group."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.method.edition import Method
from kaoheng.method.tree import Calculated, Item, Override, TreeNode, aggregation_of


@dataclass(frozen=True, slots=True)
class Profile:
    """A unit of a group: one that the method names, or any other."""

    group: str
    unit: str | None = None


def profiles(method: Method) -> Iterator[Profile]:
    """Every kind of unit for which points may differ."""
    named = {unit for node in method.nodes() for unit in _named(node)}
    for id, group in method.groups.items():
        special = [unit for unit in group.units if unit in named]
        if len(special) < len(group.units) or not group.units:
            yield Profile(id)
        for unit in special:
            yield Profile(id, unit)


def within(node: TreeNode, profile: Profile) -> bool:
    """Whether a node is for this kind of unit."""
    if node.only is None:
        return True
    in_group = not node.only.groups or profile.group in node.only.groups
    return in_group and (not node.only.units or profile.unit in node.only.units)


def full_of(method: Method, node: TreeNode, profile: Profile) -> Fraction:
    """The full marks of a node for this kind of unit.

    A block without its own has those of its items: their sum, or under weights those of the first.
    """
    if isinstance(node, Item):
        own = [each.points for each in node.overrides if each.points is not None and _fits(each, profile)]
        return own[-1] if own else node.points if node.points is not None else method.method.full_marks
    if isinstance(node, Calculated):
        return node.own_points
    if node.points is not None:
        return node.points
    inside = [full_of(method, child, profile) for child in node.combined if within(child, profile)]
    return sum(inside[:1] if aggregation_of(node).weighted else inside, Fraction(0))


def weight_of(node: TreeNode, profile: Profile) -> Fraction:
    """The weight of a node for this kind of unit."""
    overrides = node.overrides if isinstance(node, Item) else ()
    own = [override.weight for override in overrides if override.weight is not None and _fits(override, profile)]
    return own[-1] if own else node.weight or Fraction(0)


def _fits(override: Override, profile: Profile) -> bool:
    in_group = not override.groups or profile.group in override.groups
    return in_group and (not override.units or profile.unit in override.units)


def _named(node: TreeNode) -> Iterator[str]:
    if node.only:
        yield from node.only.units
    for override in node.overrides if isinstance(node, Item) else ():
        yield from override.units
