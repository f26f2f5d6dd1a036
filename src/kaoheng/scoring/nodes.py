"""The score of a node of the tree, and how a block's score comes from those below: the same for every engine."""

from dataclasses import dataclass, field

from kaoheng.aggregation.children import Child, added
from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.method.policies import NotApplicable, Round
from kaoheng.method.tree import Block, Needs, aggregation_of
from kaoheng.scoring.spread import Absence, weights_after


@dataclass(frozen=True)
class NodeScore:
    """One node's scores over units.

    `counts` flags the units it is scored for (None: all); `member` those it is meant for (None: all);
    `absences` says what happens to the points of members without a score.
    """

    score: Number
    full: Number
    weight: Number | None
    counts: Flags | None = None
    member: Flags | None = None
    absences: tuple[Absence, ...] = field(default=())


def block_score(
    x: Columns,
    block: Block,
    below: dict[str, NodeScore],
    rounding: Round,
    not_applicable: NotApplicable,
    combined: Number | None = None,
) -> NodeScore:
    """Combine, rescale, hold inside floor and cap, round; in this order.

    An engine that has combined the items already, in whole numbers, gives `combined`.
    """
    aggregation = aggregation_of(block)
    full = block.points if block.points is not None else _full(x, below, weighted=aggregation.weighted)
    score = combined
    if score is None:
        score = aggregation.combine(x, _children(x, below, weighted=aggregation.weighted))
    if block.scale is not None:
        score = score * full / block.scale
    score = x.clip(score, block.floor, block.cap)
    if rounding.decimals is not None:
        score = x.round(score, rounding.decimals, rounding.mode)
    return _whole(x, below, NodeScore(score, full, block.weight), not_applicable, block.needs)


def _children(x: Columns, below: dict[str, NodeScore], *, weighted: bool) -> list[Child]:
    weights = {name: node.weight if weighted else node.full for name, node in below.items()}
    absences = {name: list(node.absences) for name, node in below.items() if node.absences}
    if not absences:
        return [Child(name, x.wide(node.score), node.full, weights[name], node.counts) for name, node in below.items()]
    counts = {name: _flags(x, node.counts) for name, node in below.items()}
    after = weights_after(x, weights, counts, absences)
    return [
        Child(
            name,
            x.wide(node.score),
            node.full,
            after[name],
            node.counts,
            None if weighted else x.ratio(after[name], weights[name], 1),
        )
        for name, node in below.items()
    ]


def _flags(x: Columns, counts: Flags | None) -> Flags:
    return x.at_least(x.wide(0), 0) if counts is None else counts


def _full(x: Columns, below: dict[str, NodeScore], *, weighted: bool) -> Number:
    """A sum's points are those of its items; a mean's are those of the first item a unit is meant to have."""
    if weighted:
        *others, full = (node for node in below.values())
        points = full.full
        for node in reversed(others):
            points = node.full if node.member is None else x.where(node.member, node.full, points)
        return points
    return added([n.full if n.member is None else x.where(n.member, n.full, 0) for n in below.values()])


def _whole(
    x: Columns, below: dict[str, NodeScore], whole: NodeScore, not_applicable: NotApplicable, needs: Needs | None
) -> NodeScore:
    """A block is for the units any of its items is for, and scored where any of them is, or as many as it needs."""
    if all(node.counts is None for node in below.values()):
        return whole
    counts, member = _flags(x, None) & False, _flags(x, None) & False
    for node in below.values():
        counts = counts | _flags(x, node.counts)
        member = member | _flags(x, node.member)
    if needs is not None:
        counts = counts & _enough(x, below, needs)
    absent = member & ~counts
    return NodeScore(
        x.where(counts, whole.score, 0),
        whole.full,
        whole.weight,
        None if bool(counts.all()) else counts,
        None if bool(member.all()) else member,
        (Absence(not_applicable, absent),) if bool(absent.any()) else (),
    )


def _enough(x: Columns, below: dict[str, NodeScore], needs: Needs) -> Flags:
    """The units that have as many of the items as the block needs."""
    scored = added([x.where(_flags(x, node.counts), 1, 0) for node in below.values()])
    if needs.share is None:
        return x.at_least(scored, needs.items)
    return x.at_least(scored, added([x.where(_flags(x, node.member), 1, 0) for node in below.values()]) * needs.share)
