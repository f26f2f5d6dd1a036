"""What the replications say of every unit: interval and mean of its place, the chance of each place and grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kaoheng.analysis.robustness.replicate import Counts, Robustness
from kaoheng.numbers import written
from kaoheng.text import Text

LOW, HIGH = Fraction(5, 100), Fraction(95, 100)
FIRM, RATHER, LOOSE = Text("稳固", "firm"), Text("较稳", "rather firm"), Text("不稳", "loose")


@dataclass(frozen=True)
class Firmness:
    """One unit: its published rank, and places around it that hold nine replications of ten.

    Equals that a decision told apart share a place in every replication; each one's interval holds its own rank too.
    """

    unit: str
    title: str
    group: str
    rank: Fraction
    low: Fraction
    high: Fraction
    mean: Fraction
    places: Mapping[Fraction, Fraction]
    """The share of replications at each place that occurred."""
    grade: str
    grades: Mapping[str, Fraction]
    """The share of replications at each grade; empty where nothing is graded."""
    size: int
    """Units in the group."""

    @property
    def firm(self) -> Text:
        """稳固: the interval is one place; 较稳: at most two places or a tenth of the group wide; else 不稳."""
        width = self.high - self.low
        if width == 0:
            return FIRM
        return RATHER if width <= max(Fraction(2), Fraction(self.size, 10)) else LOOSE

    @property
    def interval(self) -> str:
        """3–5, or 3 where it is one place."""
        low, high = written(self.low), written(self.high)
        return low if low == high else f"{low}–{high}"


def firmness(found: Robustness) -> list[Firmness]:
    """Every unit, in the order of the facts."""
    results, out = found.results, []
    scale = results.method.grades.scale if results.method.grades else ()
    for group, counts in enumerate(found.places):
        for row, at in enumerate(results.facts.members(group)):
            unit, own = results.facts.units[at], counts[row]
            grades = {
                g: Fraction(int(n), found.replications) for g, n in zip(scale, found.grades[at], strict=True) if n
            }
            out.append(
                Firmness(
                    unit.id,
                    unit.title,
                    results.facts.groups[group],
                    results.ranks[at],
                    min(_reached(own, LOW, found.step), results.ranks[at]),
                    max(_reached(own, HIGH, found.step), results.ranks[at]),
                    Fraction(int((own * np.arange(len(own))).sum()), int(own.sum()) * found.step),
                    {
                        Fraction(p, found.step): Fraction(int(own[p]), int(own.sum()))
                        for p in np.flatnonzero(own).tolist()
                    },
                    results.grades[at],
                    grades,
                    len(counts),
                )
            )
    return out


def _reached(counts: Counts, share: Fraction, step: int) -> Fraction:
    """The first place by which so large a share of the replications is counted."""
    needed = share * int(counts.sum())
    return Fraction(int(np.searchsorted(np.cumsum(counts), float(needed))), step)
