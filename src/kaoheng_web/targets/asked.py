"""For which items the method asks a unit for a target of its own, and of what kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kaoheng.freeze.targets import target_of
from kaoheng.method.checks.profiles import Profile, within
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item, Target, TreeNode
from kaoheng.tables import Unit
from kaoheng.text import Text, title_of
from kaoheng_web.targets.goals import Goal

KINDS = frozenset(Goal.Kind.values)  # a place or a benchmark is compared with peers and needs no target
BINDING_TAGS = frozenset({"binding", "约束性"})


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that a unit has to have a target for."""

    item: Item
    kind: str

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def measure(self) -> str:
        """The unit of measure."""
        return self.item.data.unit

    @property
    def title(self) -> Text:
        """The item's title in both languages."""
        return title_of(self.item)

    @property
    def binding(self) -> bool:
        """Whether the target binds: its kind or a tag of the item says so."""
        return self.kind == "binding" or bool(BINDING_TAGS & set(self.item.tags))


def asked_of(method: Method, group: str, code: str) -> tuple[Asked, ...]:
    """What is asked of a unit of a ranking group; items whose target the method itself fixes are left out."""
    unit = Unit(code, "", group)
    found = ((item, target_of(item, unit)) for item in _items(method.tree, Profile(group, code)))
    return tuple(
        Asked(item, target.kind)
        for item, target in found
        if target is not None and target.kind in KINDS and not _fixed(target, code)
    )


def asked_of_all(method: Method, units: Mapping[int, tuple[str, str]]) -> dict[int, tuple[Asked, ...]]:
    """What is asked of many units, given as key → (group, code); units alike are looked at once."""
    named = {code for node in method.nodes() for code in _named(node)}
    kept: dict[tuple[str, str], tuple[Asked, ...]] = {}
    found = {}
    for key, (group, code) in units.items():
        alike = (group, code if code in named else "")
        if alike not in kept:
            kept[alike] = asked_of(method, *alike)
        found[key] = kept[alike]
    return found


def _items(nodes: Iterable[TreeNode], profile: Profile) -> Iterator[Item]:
    for node in nodes:
        if not within(node, profile):
            continue
        if isinstance(node, Item):
            yield node
        elif isinstance(node, Block):
            yield from _items(node.items, profile)


def _fixed(target: Target, code: str) -> bool:
    return target.value is not None or target.low is not None or code in target.by_unit


def _named(node: TreeNode) -> Iterator[str]:
    if node.only is not None:
        yield from node.only.units
    for override in node.overrides if isinstance(node, Item) else ():
        yield from override.units
        if override.target is not None:
            yield from override.target.by_unit
    if isinstance(node, Item) and node.target is not None:
        yield from node.target.by_unit
