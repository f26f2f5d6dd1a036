"""What may be otherwise: weights of nodes, and choices between alternatives; refused where the method lacks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kaoheng.analysis.changes import FieldChange, with_fields
from kaoheng.analysis.robustness.draws import Bounds, Perturbation
from kaoheng.facts import Flags, Floats
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.problems import near
from kaoheng.method.tree import Block, walk
from kaoheng.text import Text


@dataclass(frozen=True)
class Choice:
    """A field of a node that may be one of several things, the method's own first: a rule, an aggregation."""

    node: str
    field: str
    others: tuple[Any, ...]

    @property
    def name(self) -> str:
        """node.field"""
        return f"{self.node}.{self.field}"

    def change(self, chosen: int) -> FieldChange | None:
        """The change that alternative number `chosen` makes; None for 0, the method as it stands."""
        return FieldChange(self.node, self.field, self.others[chosen - 1]) if chosen else None


@dataclass(frozen=True)
class Factors:
    """The weights that vary and how, and the choices. Without names, every weight of the sum varies."""

    perturb: Perturbation | None
    nodes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    def weights(self, leaves: Sequence[str]) -> tuple[str, ...]:
        """The nodes whose weights vary."""
        if self.perturb is None:
            return ()
        return tuple(self.perturb.by_node) if isinstance(self.perturb, Bounds) else self.nodes or tuple(leaves)


def chosen_method(method: Method, choices: Sequence[Choice], chosen: Sequence[int]) -> Method:
    """The edition with one alternative of every choice."""
    changes = [choice.change(int(number)) for choice, number in zip(choices, chosen, strict=True)]
    fields = [change for change in changes if change is not None]
    return with_fields(method, fields) if fields else method


def inside(method: Method, nodes: Sequence[str], leaves: Sequence[str]) -> Flags:
    """Which leaves stand at or below each node: (leaves, nodes). Refused for a node no leaf is below."""
    at = {leaf: row for row, leaf in enumerate(leaves)}
    flags = np.zeros((len(leaves), len(nodes)), dtype=bool)
    parents = [node.id for node in method.nodes() if isinstance(node, Block)]
    known = [id for id in (*leaves, *parents) if _below(method, id) & at.keys()]
    refuse_unknown(nodes, known)
    for column, node in enumerate(nodes):
        flags[[at[id] for id in _below(method, node) if id in at], column] = True
    return flags


def _below(method: Method, id: str) -> set[str]:
    try:
        return {node.id for node in walk((method.node(id),))}
    except KeyError:
        return set()


def spread_out(flags: Flags, factors: Floats) -> Floats:
    """Factors of the leaves from those of the nodes above them: (leaves, replications)."""
    if flags.shape == (len(factors), len(factors)) and flags.diagonal().all() and flags.sum() == len(factors):
        return factors
    out = np.ones((len(flags), factors.shape[1]))
    for column, own in enumerate(flags.T):
        out[own] *= factors[column]
    return out


def refuse_unknown(names: Sequence[str], known: Sequence[str]) -> None:
    """Refuse weights that the method does not have, with those it has."""
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Refused(
            Finding(
                "unknown_factor",
                Place(path=name),
                Text(f"办法中没有可变动权重的“{name}”", f"the method has no weight {name!r} to vary"),
                near(name, known),
            )
            for name in unknown
        )
