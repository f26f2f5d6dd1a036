"""Results as pages show them: the table of a group, and the tree of reasons of a unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaoheng.explain.reasons import Reason
from kaoheng.method.tree import TreeNode, walk
from kaoheng.results import SCORED, Results
from kaoheng.text import Text, title_of
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import code_of, names_on
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.scoring import Scored, replayed
from kaoheng_web.shared import clock
from kaoheng_web.shared.figures import lost, printed, score_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit has in a column: the score, and the grade where the column is graded by itself (分类等次)."""

    column: Text
    score: str
    grade: str


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in its group's table, with its scores by the columns."""

    result: UnitResult
    name: str
    by_column: tuple[Cell, ...]

    @property
    def scores(self) -> tuple[str, ...]:
        """The scores alone, as a document prints them."""
        return tuple(f"{cell.score} {cell.grade}".strip() for cell in self.by_column)

    @property
    def total(self) -> float:
        """The total as a chart takes it."""
        return float(self.result.total or 0)


@dataclass(frozen=True, slots=True)
class GroupTable:
    """A ranking group: what its columns are called, and its units by rank."""

    id: str
    title: Text
    columns: tuple[Text, ...]
    lines: tuple[Line, ...]
    honours_only: bool


def group_tables(run: Run) -> list[GroupTable]:
    """Every group of a run, in the order of the method."""
    scored = replayed(run)
    rows = list(UnitResult.objects.filter(run=run).select_related("unit"))
    names = names_on([row.unit for row in rows], clock.today())
    found = []
    for id, group in scored.method.groups.items():
        own = sorted(
            (row for row in rows if row.group == id), key=lambda row: (Decimal(row.rank or "inf"), row.unit_id)
        )
        nodes = _columns(scored, [scored.position[code_of(row.unit)] for row in own])
        lines = tuple(
            Line(
                row,
                names[row.unit_id].name if row.unit_id in names else str(row.unit),
                _by_column(run, scored, nodes, row),
            )
            for row in own
        )
        if lines:
            title, columns = title_of(group), tuple(map(title_of, nodes))
            found.append(GroupTable(id, title, columns, lines, group.honours_only))
    return found


def _by_column(run: Run, scored: Scored, nodes: list[TreeNode], row: UnitResult) -> tuple[Cell, ...]:
    """What a unit has in each column; while its year runs, nothing where nothing is known yet."""
    at, results = scored.position[code_of(row.unit)], scored.results
    known = [not run.provisional or (row.total and _begun(scored, node, at)) for node in nodes]
    return tuple(
        Cell(title_of(node), _printed(results, node.id, at), results.grade(node.id, at))
        if has
        else Cell(title_of(node), "", "")
        for node, has in zip(nodes, known, strict=True)
    )


def _printed(results: Results, node: str, at: int) -> str:
    scores = results.nodes[node]
    return printed(scores.text(at), scores.decimals, results.totals.decimals)


def _begun(scored: Scored, node: TreeNode, at: int) -> bool:
    """Whether an item of a node, or the node itself, was scored from data."""
    states = scored.results.states
    return any(states[each.id][at] == SCORED for each in walk((node,)) if each.id in states)


def _columns(scored: Scored, members: list[int]) -> list[TreeNode]:
    """The nodes at the top of the tree, and blocks graded by themselves, that any of these units has a score in."""
    method, nodes = scored.method, scored.results.nodes
    wanted = {node.id for node in (*method.tree, *method.graded)}
    shown = [node for node in method.nodes() if node.id in wanted]
    return [node for node in shown if any(nodes[node.id].counts[at] for at in members)]


def reason_of(run: Run, unit: Unit) -> Reason:
    """Why a unit has its total, down to every item."""
    return replayed(run).explainer.unit(code_of(unit))


@dataclass(frozen=True, slots=True)
class Branch:
    """A node in the tree table of one unit."""

    reason: Reason
    depth: int
    parent: str
    score: str
    lost: str

    @property
    def leaf(self) -> bool:
        """Whether it is opened by itself and has nothing below."""
        return not self.reason.children


def branches(total: Reason) -> Iterator[Branch]:
    """The tree below the total, parents first."""
    yield from _below(total, total, 0, "")


def _below(total: Reason, reason: Reason, depth: int, parent: str) -> Iterator[Branch]:
    for child in reason.children:
        if child.state != "not_member":
            score = score_of(child, total)
            yield Branch(child, depth + 1, parent, score, lost(child.full, score))
            yield from _below(total, child, depth + 1, child.id)


def find(reason: Reason, id: str) -> Reason | None:
    """One node of a unit's tree."""
    if reason.id == id:
        return reason
    return next((found for child in reason.children if (found := find(child, id)) is not None), None)
