"""What an assessment year comes to: scores of every node, totals, ranks and grades, as published."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.numbers import written
from kaoheng.scoring.adjusting import Adjustments
from kaoheng.scoring.decisions import idle_decisions
from kaoheng.scoring.outcome import Standing
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.vetoes import Correction, PersonEffect
from kaoheng.tables import Unit
from kaoheng.text import Text

SCORED, MISSING, NOT_APPLICABLE, NOT_MEMBER = range(4)
"""What a cell is: scored from data, without data, not the unit's concern, not in the unit's tree."""


@dataclass(frozen=True)
class Published:
    """One node's scores, one a unit, as they are published.

    With `decimals`, `values` are whole numbers on the grid of 10**-decimals. Without, they are exact
    fractions (reference) or floats good to 1e-12 (local). `counts` flags units that have a score.
    """

    values: NDArray[Any]
    decimals: int | None
    counts: NDArray[np.bool_]

    def exact(self, unit: int) -> Fraction | None:
        """One unit's score; None where it has none."""
        if not self.counts[unit]:
            return None
        value = self.values[unit]
        return Fraction(int(value), 10**self.decimals) if self.decimals is not None else Fraction(value)

    def text(self, unit: int) -> str:
        """One unit's score as printed, at most nine decimals; empty where it has none."""
        value = self.exact(unit)
        if value is None:
            return ""
        return written(value, self.decimals) if self.decimals is not None else _trimmed(written(value, 9))

    def floats(self) -> NDArray[np.float64]:
        """All scores as floats, NaN where a unit has none."""
        scale = 1 if self.decimals is None else 10**self.decimals
        return np.where(self.counts, self.values.astype(np.float64) / scale, np.nan)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Results:
    """Everything an engine gives back. Units stand in the order of `facts.units`."""

    method: Method
    facts: Facts
    engine: str
    nodes: Mapping[str, Published]
    """The scores of every item and block, by id, and of `total`."""
    states: Mapping[str, NDArray[np.uint8]]
    """For every item what each unit's cell is: SCORED, MISSING, NOT_APPLICABLE or NOT_MEMBER."""
    places: NDArray[np.float64]
    """Ranks inside the group; whole or half numbers, so exact."""
    grades: Sequence[str]
    undecided: Sequence[bool]
    """Units whose rank or grade awaits a decision of the leading group."""
    stand: Callable[[], Sequence[Standing]] = tuple
    """Where every unit stands and why, put together when it is asked for."""

    @cached_property
    def standings(self) -> Sequence[Standing]:
        """Every unit's standing, with its reasons and the decisions that made it; none for results made in memory."""
        return self.stand()

    @cached_property
    def grade_reasons(self) -> Sequence[tuple[Text, ...]]:
        """For every unit the sentences that led to its grade."""
        return tuple(standing.reasons for standing in self.standings)

    @cached_property
    def block_grades(self) -> Mapping[str, Sequence[str]]:
        """Every unit's grade by each block that is graded by itself, by id; none for results made in memory."""
        ids = [block.id for block in self.method.graded] if self.standings else []
        return {id: tuple(standing.blocks[id].grade for standing in self.standings) for id in ids}

    def grade(self, node: str, unit: int) -> str:
        """A unit's grade by a block, or by the total; empty where none is given."""
        if node == "total":
            return self.grades[unit]
        return self.block_grades[node][unit] if node in self.block_grades else ""

    @cached_property
    def plan(self) -> Plan:
        """The method laid over the units."""
        return Plan(self.method, self.facts)

    @cached_property
    def honours_cancelled(self) -> tuple[bool, ...]:
        """The units that may have no honours this year, by an approved veto of this or an earlier one."""
        return tuple(bool(self.plan.vetoes.honours(unit)) for unit in range(len(self.facts.units)))

    @cached_property
    def persons(self) -> tuple[PersonEffect, ...]:
        """What follows for persons from approved vetoes, and is in force."""
        return tuple(one for unit in self.plan.vetoes.touched for one in self.plan.vetoes.persons(unit))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The closed years that must be scored again."""
        return self.plan.vetoes.corrections

    @cached_property
    def warnings(self) -> tuple[Finding, ...]:
        """What is worth a look once the year is scored: recorded decisions that decide nothing."""
        used = [decision for standing in self.standings for decision in standing.decided_by]
        return tuple(idle_decisions(self.method, self.facts, used)) if self.facts.decisions else ()

    @cached_property
    def ranks(self) -> tuple[Fraction, ...]:
        """Every unit's rank inside its group."""
        return tuple(Fraction(place) for place in self.places.tolist())

    @property
    def totals(self) -> Published:
        """The totals."""
        return self.nodes["total"]

    def group_of(self, unit: int) -> str:
        """The ranking group of a unit, by position."""
        return self.facts.groups[int(np.searchsorted(self.facts.starts, unit, side="right")) - 1]

    def order(self, group: str) -> list[int]:
        """The units of a group by rank, the best first."""
        return sorted(self.facts.members(self.facts.groups.index(group)), key=lambda unit: float(self.places[unit]))

    def rank_text(self, unit: int) -> str:
        """A rank as printed: 1, 2.5."""
        return written(self.ranks[unit])

    def digest(self) -> str:
        """SHA-256 over every published score, rank and grade; equal for equal results of any engine."""
        sheet = sha256()
        for unit, facts in enumerate(self.facts.units):
            scores = (f"{node}={published.text(unit)}" for node, published in sorted(self.nodes.items()))
            graded = (f"{node}:{grades[unit]}" for node, grades in sorted(self.block_grades.items()))
            line = (facts.id, *scores, self.rank_text(unit), self.grades[unit], *graded)
            sheet.update("\x1f".join(line).encode() + b"\n")
        return sheet.hexdigest()


def with_adjustments(adjustments: Adjustments, total: Published) -> Published:
    """The totals with those the leading group adjusted; Refused where others were computed than it names."""
    if not adjustments.totals:
        return total
    adjustments.check_totals(total.exact, total.decimals)
    scale = 1 if total.decimals is None else 10**total.decimals
    values: Any = total.values.astype(object)
    for unit, after in adjustments.totals.items():
        values[unit] = after if total.decimals is None else int(after * scale)
    return Published(values if total.decimals is None else values.astype(np.int64), total.decimals, total.counts)


def refuse_too_large(node: str, units: Sequence[Unit], values: NDArray[Any]) -> None:
    """Refuse scores beyond 2**53 on their grid; they come from a rule without a cap and odd input."""
    flags = np.abs(values) >= 2**53
    if flags.any():
        found = [units[at].title for at in np.flatnonzero(flags).tolist()]
        who = "、".join(found)
        raise Refused(
            [
                Finding(
                    "score_too_large",
                    Place(path=node),
                    Text(
                        f"{who}的得分超出可表示的范围",
                        f"the scores of {', '.join(found)} are beyond what can be published",
                    ),
                    Text("请为该项规则设上限，或检查数据", "cap the rule or check the data"),
                )
            ]
        )


def differences(one: Results, other: Results) -> list[str]:
    """Published digits, ranks and grades in which two results differ; empty when they agree.

    Unrounded levels agree when they are within one part in 10**12.
    """
    found = []
    for node, published in one.nodes.items():
        twin = other.nodes[node]
        for unit, facts in enumerate(one.facts.units):
            a, b = published.exact(unit), twin.exact(unit)
            if not _same(a, b, published.decimals):
                found.append(f"{facts.id} {node}: {published.text(unit)} and {twin.text(unit)}")
    for unit, facts in enumerate(one.facts.units):
        if (one.ranks[unit], one.grades[unit], bool(one.undecided[unit])) != (
            other.ranks[unit],
            other.grades[unit],
            bool(other.undecided[unit]),
        ):
            found.append(
                f"{facts.id}: rank {one.rank_text(unit)} {one.grades[unit]} and "
                f"rank {other.rank_text(unit)} {other.grades[unit]}"
            )
        for node, grades in one.block_grades.items():
            if grades[unit] != other.block_grades[node][unit]:
                found.append(f"{facts.id} {node}: {grades[unit]} and {other.block_grades[node][unit]}")
    return found


def _same(a: Fraction | None, b: Fraction | None, decimals: int | None) -> bool:
    if a is None or b is None or decimals is not None:
        return a == b
    allowed = Fraction(1, 10**12)
    return abs(a - b) <= max(allowed, allowed * abs(a))
