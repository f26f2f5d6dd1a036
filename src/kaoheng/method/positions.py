"""Where each part of a method file stands, and how people read its path.

>>> positions = Positions("method.yaml", {("tree", 0, "rule"): (12, 5)}, {("tree", 0): "pm25"})
>>> positions.place(("tree", 0, "rule", "size")).words("en")
'method.yaml, line 12, tree › pm25 › rule › size'
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kaoheng.findings import Place
from kaoheng.method.outcome import Grades
from kaoheng.method.tree import Block, TreeNode

Loc = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""


@dataclass(frozen=True)
class Positions:
    """The line and column of every value, and the ids of list members; empty for a method made in memory."""

    file: str = ""
    lines: Mapping[Loc, tuple[int, int]] = field(default_factory=dict)
    names: Mapping[Loc, str] = field(default_factory=dict)

    def line(self, loc: Loc) -> int | None:
        """The line of a value; for one that is not written, that of what should hold it."""
        for end in range(len(loc), -1, -1):
            if loc[:end] in self.lines:
                return self.lines[loc[:end]][0]
        return None

    def words(self, loc: Loc) -> str:
        """The path as people read it: ids of nodes where they have one, else the place in the list."""
        parts: list[str] = []
        for end, part in enumerate(loc, start=1):
            if isinstance(part, str):
                parts.append(part)
            elif loc[:end] in self.names:
                if len(parts) > 1 and loc[end - 2] == "items":
                    parts.pop()
                parts.append(self.names[loc[:end]])
            else:
                parts.append(f"#{part + 1}")
        return " › ".join(parts)

    def place(self, loc: Loc) -> Place:
        """Where a finding about this value sits."""
        return Place(file=self.file, line=self.line(loc), path=self.words(loc))


@dataclass(frozen=True)
class Spot:
    """A node of the tree, where it stands, and the list it is in."""

    loc: Loc
    node: TreeNode
    row: tuple[TreeNode, ...]

    def beside(self, id: str) -> bool:
        """Whether a node of this name stands beside this one and counts with it."""
        return id != self.node.id and any(other.id == id and other.apart == self.node.apart for other in self.row)


def spots(nodes: tuple[TreeNode, ...], loc: Loc = ("tree",)) -> Iterator[Spot]:
    """Every node with its place, parents first."""
    for i, node in enumerate(nodes):
        yield Spot((*loc, i), node, nodes)
        if isinstance(node, Block):
            yield from spots(node.items, (*loc, i, "items"))


def gradings(root: Block) -> Iterator[tuple[Loc, Block, Grades]]:
    """Every block that is graded, the total first, with its grades and where they stand."""
    if root.grades is not None:
        yield ("grades",), root, root.grades
    for spot in spots(root.items):
        if isinstance(spot.node, Block) and spot.node.grades is not None:
            yield (*spot.loc, "grades"), spot.node, spot.node.grades


ABSENT: Any = object()
"""What `value_at` gives where nothing is written."""


def value_at(loc: Loc, data: Any) -> Any:
    """What plain data says at a path, or `ABSENT`.

    >>> value_at(("a", 1), {"a": ["x", "y"]}), value_at(("b",), {}) is ABSENT
    ('y', True)
    """
    value = data
    for part in loc:
        inside = (
            isinstance(part, int) and part < len(value)
            if isinstance(value, list)
            else (isinstance(value, dict) and part in value)
        )
        if not inside:
            return ABSENT
        value = value[part]
    return value
