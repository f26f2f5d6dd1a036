"""A year ranked and graded thousands of times, with other weights and other choices each time, and counted.

Memory holds one block of replications a thread, and the parameters of all; totals are never kept.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from os import cpu_count
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.analysis.robustness.cores import one_core_a_product
from kaoheng.analysis.robustness.draws import blocks
from kaoheng.analysis.robustness.factors import Factors, chosen_method, inside, spread_out
from kaoheng.analysis.robustness.grading import UNGRADED
from kaoheng.analysis.robustness.places import step_of
from kaoheng.analysis.robustness.rescored import Rescored
from kaoheng.analysis.robustness.sums import sums_of
from kaoheng.analysis.robustness.variant import Standing, Summed, Variant, ties_of
from kaoheng.engines.local import engine as local
from kaoheng.facts import Facts, Floats
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.text import Text

Counts = NDArray[np.int64]
Progress = Callable[[int, int], None]
MOST = 1_000_000
LARGEST_GROUP = 5_000


@dataclass(frozen=True)
class Parameters:
    """What was drawn: `factors[w, r]` of each weight, `chosen[c, r]` of each choice (0 as the method stands)."""

    weights: tuple[str, ...]
    factors: Floats
    choices: tuple[str, ...]
    chosen: NDArray[np.int8]


@dataclass(frozen=True)
class Robustness:
    """How often every unit came to every place and grade, beside the published year.

    `places[g][u, p]` counts, for unit u of group g, the replications in which its place was p / `step`;
    `grades[u, c]` those in which its grade was number c of the scale.
    """

    results: Results
    replications: int
    seed: int
    parameters: Parameters
    step: int
    places: tuple[Counts, ...]
    grades: Counts
    fast: bool
    """Whether totals were sums, so that only their weights were worked through again."""


def replicate(
    method: Method,
    facts: Facts,
    factors: Factors,
    *,
    replications: int,
    seed: int,
    progress: Progress | None = None,
    threads: int | None = None,
    published: Variant | None = None,
) -> Robustness:
    """Draw, rank and grade; the same seed gives the same answer on any number of threads.

    `published` may be the year laid out before by `variant_of`, to be asked again.
    """
    _refuse_sizes(facts, replications)
    published = published or variant_of(local.score(method, facts))
    results = published.results
    drawn = draw(method, published, factors, replications, seed)
    count = _Count(results, drawn, replications, progress)
    with one_core_a_product(), ThreadPoolExecutor(threads or cpu_count() or 1) as pool:
        for combination in np.unique(drawn.chosen, axis=1).T:
            variant = published
            if combination.any():
                variant = variant_of(local.score(chosen_method(method, factors.choices, combination), facts))
            flags = inside(method, drawn.weights, variant.leaves)
            mine = (drawn.chosen == combination[:, None]).all(axis=0)
            work = [partial(count.add, variant, flags, rows) for rows in _rows(mine, replications, seed)]
            for done in [pool.submit(part) for part in work]:
                done.result()
    return Robustness(
        results,
        replications,
        seed,
        drawn,
        step_of(ties_of(results)),
        tuple(count.places),
        count.grades,
        isinstance(published, Summed),
    )


def variant_of(results: Results) -> Variant:
    """The year as sums where it is sums, else scored anew for every weighting."""
    sums = sums_of(results)
    return Rescored(results) if sums is None else Summed(results, sums)


def draw(method: Method, variant: Variant, factors: Factors, replications: int, seed: int) -> Parameters:
    """The parameters of every replication; weights first, then choices, block by block."""
    names = factors.weights(variant.leaves)
    flags = inside(method, names, variant.leaves)
    stated = np.array([variant.weights[own].sum() for own in flags.T])
    drawn = np.ones((replications, len(names))).T  # the factors of a replication lie together
    chosen = np.zeros((len(factors.choices), replications), dtype=np.int8)
    for rows, seeds in blocks(replications, seed):
        weights, choices = (np.random.default_rng(own) for own in seeds.spawn(2))
        if factors.perturb is not None and names:
            drawn[:, rows] = factors.perturb.draw(weights, stated, rows.stop - rows.start)
        for at, choice in enumerate(factors.choices):
            chosen[at, rows] = choices.integers(0, len(choice.others) + 1, rows.stop - rows.start)
    return Parameters(names, drawn, tuple(choice.name for choice in factors.choices), chosen)


def _rows(mine: NDArray[np.bool_], replications: int, seed: int) -> Iterator[slice | NDArray[np.intp]]:
    """The replications of one combination, block by block."""
    for rows, _ in blocks(replications, seed):
        own = mine[rows]
        if own.all():
            yield rows
        elif own.any():
            yield np.flatnonzero(own) + rows.start


class _Count:
    """Counts places and grades as replications come in, from any thread."""

    def __init__(self, results: Results, drawn: Parameters, whole: int, progress: Progress | None) -> None:
        self.results, self.drawn = results, drawn
        sizes = np.diff(np.append(results.facts.starts, len(results.facts.units))).tolist()
        self.width = [size * step_of(ties_of(results)) + 1 for size in sizes]
        self.places = [np.zeros((size, width), np.int64) for size, width in zip(sizes, self.width, strict=True)]
        self.scale = results.method.grades.scale if results.method.grades else ()
        self.grades = np.zeros((len(results.facts.units), len(self.scale)), np.int64)
        self._lock, self._whole, self._done, self._progress = Lock(), whole, 0, progress

    def add(self, variant: Variant, flags: NDArray[np.bool_], rows: slice | NDArray[np.intp]) -> None:
        """Work through some replications."""
        factors = spread_out(flags, self.drawn.factors[:, rows])
        found = [(standing.group, *self._counted(standing)) for standing in variant.standings(factors)]
        with self._lock:
            for group, places, grades in found:
                self.places[group] += places
                if grades is not None:
                    self.grades[self.results.facts.members(group)] += grades
            self._done += factors.shape[1]
            if self._progress is not None:
                self._progress(self._done, self._whole)

    def _counted(self, standing: Standing) -> tuple[Counts, Counts | None]:
        """How often each unit has each place, and each grade."""
        units, width, grades = len(standing.places), self.width[standing.group], len(self.scale) + 1
        if standing.codes is None:
            return _histogram(standing.places, units, width), None
        both = np.multiply(standing.places, grades, dtype=np.int32)
        both += standing.codes
        both -= UNGRADED
        counts = _histogram(both, units, width * grades).reshape(units, width, grades)
        return counts.sum(axis=2), counts.sum(axis=1)[:, 1:]


def _histogram(values: NDArray[Any], units: int, width: int) -> Counts:
    """How often each unit has each value: (units, width)."""
    cells = np.add(values, np.arange(units)[:, None] * width, dtype=np.intp)
    return np.bincount(cells.ravel(), minlength=units * width).reshape(units, width)


def _refuse_sizes(facts: Facts, replications: int) -> None:
    found = []
    if not 1 <= replications <= MOST:
        what = Text(f"模拟次数{replications}不在1至{MOST}之间", f"{replications} replications are not 1 to {MOST}")
        found.append(Finding("replications", Place(), what, Text("请改用10000左右", "Take about 10000")))
    for at, group in enumerate(facts.groups):
        if (size := len(facts.members(at))) > LARGEST_GROUP:
            what = Text(f"{group}有{size}个单位，超过{LARGEST_GROUP}个", f"{group} has {size} units")
            found.append(Finding("group_too_large", Place(path=group), what, Text("请分组进行", "Split the group")))
    if found:
        raise Refused(found)
