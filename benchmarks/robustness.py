"""`python -m benchmarks.robustness [city] [province]`: 10,000 weightings beside the bare NumPy product and sort."""

import argparse
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from os import cpu_count

import numpy as np
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.data import SIZES, Floats, Indices, facts_of, method_of, year
from benchmarks.measure import Measured, alone, interleaved
from kaoheng.analysis.robustness.draws import BLOCK, Uniform
from kaoheng.analysis.robustness.factors import Factors
from kaoheng.analysis.robustness.replicate import Robustness, draw, replicate, variant_of
from kaoheng.analysis.robustness.variant import SLAB
from kaoheng.engines.local import engine as local

REPLICATIONS = 10_000
SEED = 1
RUNS = {"city": 5, "province": 3}
FACTORS = Factors(Uniform(Fraction(1, 10)))
out = Console(width=120, highlight=False)


def measure(name: str) -> dict[str, Measured]:
    """The whole command from facts to counts, and the bare product and sort of the same factors, in turn."""
    made = year(SIZES[name])
    method, facts = method_of(made), facts_of(made)
    variant = variant_of(local.score(method, facts))
    drawn = draw(method, variant, FACTORS, REPLICATIONS, SEED).factors
    scores = np.array([local.score(method, facts).nodes[leaf].floats() for leaf in variant.leaves])

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)

        def whole() -> Robustness:
            told = lambda done, of: bar.update(task, completed=done, total=of)  # noqa: E731
            return replicate(method, facts, FACTORS, replications=REPLICATIONS, seed=SEED, progress=told)

        found = interleaved({"kaoheng": whole, "bare NumPy": lambda: bare(drawn, scores, made.starts)}, RUNS[name])
    return {label: Measured(each.seconds, each.peak_bytes) for label, each in found.items()}


def bare(factors: Floats, scores: Floats, starts: Indices) -> None:
    """For every block of replications and slab of units: the product, and each group's order; nothing else."""
    ends = np.append(starts[1:], scores.shape[1])
    slabs, first = [], 0
    for group in range(len(starts)):
        if ends[group] - starts[first] >= SLAB or group == len(starts) - 1:
            slabs.append((first, group + 1))
            first = group + 1

    def block(at: int) -> None:
        weights = np.ascontiguousarray(factors[:, at : at + BLOCK].T)
        for low, high in slabs:
            totals = weights @ scores[:, starts[low] : ends[high - 1]]
            for group in range(low, high):
                np.argsort(totals[:, starts[group] - starts[low] : ends[group] - starts[low]], axis=1)

    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        list(pool.map(block, range(0, factors.shape[1], BLOCK)))


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(prog="benchmarks.robustness", description=__doc__)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=" or ".join(RUNS))
    table = Table(title=f"{REPLICATIONS:,} replications, weights ±10 %", title_justify="left")
    for head in ("", "kaoheng", "product and sort", "kaoheng takes", "peak memory"):
        table.add_column(head, justify="left" if not head else "right")
    for name in parser.parse_args().sizes or RUNS:
        found = alone(measure, name)
        own, limit = found["kaoheng"], found["bare NumPy"]
        size = SIZES[name]
        table.add_row(
            f"{name}: {size.units:,} units × {size.items} items, {size.groups} groups",
            f"{own.median:.3f} s",
            f"{limit.median:.3f} s",
            f"{own.median / limit.median:.2f} ×",
            f"{own.peak_bytes / 2**20:,.0f} MiB",
        )
    out.print(table)


if __name__ == "__main__":
    main()
