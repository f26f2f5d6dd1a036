"""How firm the ranks of a run are: ranked and graded thousands of times with weights a tenth larger or smaller."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from kaoheng.analysis.robustness.draws import Uniform
from kaoheng.analysis.robustness.factors import Factors
from kaoheng.analysis.robustness.firmness import FIRM, LOOSE, Firmness, firmness
from kaoheng.analysis.robustness.replicate import replicate, variant_of
from kaoheng.analysis.robustness.variant import Summed
from kaoheng.numbers import written
from kaoheng.text import Text, title_of
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.scoring import replayed

SHARE, SEED = Fraction(1, 10), 20260101
FAST, SLOW = 10_000, 500
"""Replications: so many where totals are sums, fewer where every one of them is scored anew."""

COLOURS = {FIRM.zh: "g", LOOSE.zh: "r"}


@dataclass(frozen=True, slots=True)
class Firm:
    """A unit with its interval and its chances, as they are printed."""

    unit: Firmness

    @property
    def mean(self) -> str:
        """The mean of its places."""
        return written(self.unit.mean, 1)

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return COLOURS.get(self.unit.firm.zh, "y")

    @property
    def rank(self) -> str:
        """Its published rank."""
        return written(self.unit.rank)

    @property
    def grades(self) -> list[tuple[str, str]]:
        """The grades that it came to, and in how many of a hundred replications."""
        return [(grade, written(share * 100, 1)) for grade, share in self.unit.grades.items()]


@dataclass(frozen=True, slots=True)
class FirmGroup:
    """A ranking group with its units by rank."""

    id: str
    title: Text
    lines: tuple[Firm, ...]


@dataclass(frozen=True, slots=True)
class Firmnesses:
    """All groups, and how often they were ranked."""

    groups: tuple[FirmGroup, ...]
    replications: int


def firmnesses(run: Run) -> Firmnesses:
    """How firm every rank of a run is; worked out once for the same result."""
    return _firmnesses(_Kept(run))


def quick(run: Run) -> dict[str, Firm]:
    """Every unit by its code where totals are sums; nothing where a page would wait for every year scored anew."""
    if not isinstance(variant_of(replayed(run).results), Summed):
        return {}
    return {each.unit.unit: each for group in firmnesses(run).groups for each in group.lines}


class _Kept:
    """A run by its hashes: the same method, evidence and result have the same answer."""

    def __init__(self, run: Run) -> None:
        self.run, self.key = run, (run.method_hash, run.evidence_hash, run.result_hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(8)
def _firmnesses(kept: _Kept) -> Firmnesses:
    scored = replayed(kept.run)
    published = variant_of(scored.results)
    count = FAST if isinstance(published, Summed) else SLOW
    factors = Factors(Uniform(SHARE))
    found = replicate(scored.method, scored.facts, factors, replications=count, seed=SEED, published=published)
    every = firmness(found)
    groups = []
    for id, group in scored.method.groups.items():
        own = sorted((unit for unit in every if unit.group == id), key=lambda unit: unit.rank)
        if own:
            groups.append(FirmGroup(id, title_of(group), tuple(map(Firm, own))))
    return Firmnesses(tuple(groups), count)
