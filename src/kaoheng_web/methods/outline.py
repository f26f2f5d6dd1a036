"""An edition as a table: categories and items with points, the rule in words, who answers for the data, findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kaoheng.clauses.writing import Writing
from kaoheng.findings import Finding
from kaoheng.lint.lint import lint
from kaoheng.method.calculation import calculation_clause
from kaoheng.method.load import Loaded
from kaoheng.method.positions import spots
from kaoheng.method.tree import Block, Calculated, TreeNode, aggregation_of, rule_of
from kaoheng.numbers import as_text
from kaoheng.rules.rule import About
from kaoheng.text import Text, title_of

NOTHING = Text("", "")
DIRECTIONS = {"up": Text("正向", "up"), "down": Text("逆向", "down"), "band": Text("区间", "band")}


@dataclass(frozen=True, slots=True)
class Row:
    """A category or an item."""

    id: str
    parent: str
    depth: int
    title: Text
    points: str
    rule: Text
    direction: Text
    owner: str
    only: Text
    is_block: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Outline:
    """The rows in the order of the tree, and the findings that belong to no row."""

    rows: tuple[Row, ...]
    general: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.general) + sum(len(row.findings) for row in self.rows)


def outline(loaded: Loaded, names: Mapping[str, str]) -> Outline:
    """The table of an edition, what the checks say beside each item."""
    ways = {loaded.positions.words(spot.loc): spot.node.id for spot in spots(loaded.method.tree)}
    found: dict[str, list[Finding]] = {}
    for finding in (*loaded.warnings, *lint(loaded)):
        found.setdefault(_owner(finding, ways), []).append(finding)
    writing = Writing(loaded.method, names)
    rows = tuple(_rows(writing, loaded.method.tree, "", 1, found))
    return Outline(rows, tuple(found.get("", ())))


def _owner(finding: Finding, ways: Mapping[str, str]) -> str:
    """The node that a finding is about: the one whose way is the longest part of its own."""
    near = [way for way in ways if f"{finding.place.path} › ".startswith(f"{way} › ")]
    return ways[max(near, key=len)] if near else ""


def _rows(
    writing: Writing, nodes: Iterable[TreeNode], parent: str, depth: int, found: Mapping[str, list[Finding]]
) -> Iterator[Row]:
    for node in nodes:
        item = None if isinstance(node, Block | Calculated) else node
        yield Row(
            node.id,
            parent,
            depth,
            title_of(node),
            "" if node.points is None else as_text(node.points),
            _rule(writing, node),
            NOTHING if item is None else DIRECTIONS[item.direction],
            "" if item is None else item.data.owner,
            writing.only(node.only) or NOTHING,
            isinstance(node, Block),
            tuple(found.get(node.id, ())),
        )
        if isinstance(node, Block):
            yield from _rows(writing, node.items, node.id, depth + 1, found)


def _rule(writing: Writing, node: TreeNode) -> Text:
    if isinstance(node, Block):
        return aggregation_of(node).words()
    if isinstance(node, Calculated):
        return calculation_clause(node, {each.id: title_of(each) for each in writing.method.nodes()})
    return rule_of(node).clause(About(writing.full(node), node.title, node.data.unit, node.direction))
