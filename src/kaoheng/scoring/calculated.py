"""What the formula of a calculated node reads, and its score as the nodes above see it: the same for every engine."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaoheng.aggregation.children import added
from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.method.calculation import nodes_named
from kaoheng.method.policies import NotApplicable
from kaoheng.method.tree import Calculated
from kaoheng.scoring.nodes import NodeScore
from kaoheng.scoring.spread import Absence

Counted = Mapping[str, Mapping[str, Flags]]
"""For every counting set its candidates by id, each with the units for which it is counted."""


@dataclass(frozen=True)
class Sources:
    """The columns a formula reads, and the units that have all of them."""

    columns: dict[str, Number]
    present: Flags


def sources(x: Columns, node: Calculated, member: Flags, below: Mapping[str, NodeScore], counted: Counted) -> Sources:
    """Scores of the nodes named, and count, points and score of every set; nought where there is none."""
    columns: dict[str, Number] = {}
    present = member
    for id in nodes_named(node):
        score, counts = below[id].score, below[id].counts
        columns[id] = score if counts is None else x.where(counts, score, 0)
        if counts is not None and node.absent != "zero":
            present = present & counts
    for name, flags in counted.items():
        columns[f"{name}_count"] = added([x.where(flag, 1, 0) for flag in flags.values()])
        columns[f"{name}_points"] = added([x.where(flag, below[id].full, 0) for id, flag in flags.items()])
        columns[f"{name}_score"] = added([x.where(flag, below[id].score, 0) for id, flag in flags.items()])
    return Sources(columns, present)


def calculated_score(
    x: Columns, node: Calculated, score: Number, member: Flags, present: Flags, policy: NotApplicable
) -> NodeScore:
    """The node as those above see it; `score` is rounded and any number where `present` is not."""
    absent = member & ~present
    return NodeScore(
        x.where(present, score, 0),
        node.own_points,
        node.weight,
        None if bool(present.all()) else present,
        None if bool(member.all()) else member,
        (Absence(policy, absent),) if bool(absent.any()) else (),
    )
