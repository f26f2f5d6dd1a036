"""`python -m benchmarks robustness`: 10,000 weightings beside the bare NumPy product and sort.

Both draw the factors; kaoheng also rounds, shares places among equals, grades within quotas, and counts all of it.
"""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import partial
from os import cpu_count

import numpy as np
from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table

from benchmarks.data import SIZES, Floats, Indices, facts_of, method_of, year
from benchmarks.measure import Measured, alone, interleaved
from kaoheng.analysis.robustness.draws import BLOCK, Uniform
from kaoheng.analysis.robustness.factors import Factors
from kaoheng.analysis.robustness.replicate import Robustness, replicate, variant_of
from kaoheng.analysis.robustness.variant import SLAB, Variant
from kaoheng.engines.local import engine as local

REPLICATIONS = 10_000
SEED = 1
RUNS = {"city": 9, "province": 5}
FACTORS = Factors(Uniform(Fraction(1, 10)))


def measure(name: str) -> dict[str, Measured]:
    """The replications of a year that is laid out, the same with scoring and laying out, and the bare loop, in turn."""
    made = year(SIZES[name])
    method, facts = method_of(made), facts_of(made)
    variant = variant_of(local.score(method, facts))
    scores = np.array([variant.results.nodes[leaf].floats() for leaf in variant.leaves])

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)

        def run(published: Variant | None) -> Robustness:
            told = partial(_told, bar, task)
            sizes = {"replications": REPLICATIONS, "seed": SEED}
            return replicate(method, facts, FACTORS, **sizes, progress=told, published=published)

        jobs = {
            "replications": lambda: run(variant),
            "from facts on": lambda: run(None),
            "bare": lambda: bare(scores, made.starts),
        }
        found = interleaved(jobs, RUNS[name])
    return {label: Measured(each.seconds, each.peak_bytes) for label, each in found.items()}


def _told(bar: Progress, task: TaskID, done: int, whole: int) -> None:
    bar.update(task, completed=done, total=whole)


def bare(scores: Floats, starts: Indices) -> None:
    """For every block of replications: draw; for every slab of units: the product, and each group's order."""
    ends = np.append(starts[1:], scores.shape[1])
    slabs, first = [], 0
    for group in range(len(starts)):
        if ends[group] - starts[first] >= SLAB or group == len(starts) - 1:
            slabs.append((first, group + 1))
            first = group + 1

    def block(seed: np.random.SeedSequence) -> None:
        weights = np.random.default_rng(seed).uniform(0.9, 1.1, (BLOCK, len(scores)))
        for low, high in slabs:
            totals = weights @ scores[:, starts[low] : ends[high - 1]]
            for group in range(low, high):
                np.argsort(totals[:, starts[group] - starts[low] : ends[group] - starts[low]], axis=1)

    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        list(pool.map(block, np.random.SeedSequence(SEED).spawn(REPLICATIONS // BLOCK)))


def table() -> Table:
    """One line a size."""
    made = Table(title=f"{REPLICATIONS:,} replications, weights ±10 %", title_justify="left")
    for head in ("", "kaoheng", "from facts on", "product and sort", "kaoheng takes", "peak memory"):
        made.add_column(head, justify="left" if not head else "right")
    for name in RUNS:
        found = alone(measure, name)
        own, limit = found["replications"], found["bare"]
        size = SIZES[name]
        made.add_row(
            f"{name}: {size.units:,} units × {size.items} items, {size.groups} groups",
            f"{own.median:.3f} s",
            f"{found['from facts on'].median:.3f} s",
            f"{limit.median:.3f} s",
            f"{own.median / limit.median:.2f} ×",
            f"{own.peak_bytes / 2**20:,.0f} MiB",
        )
    return made
