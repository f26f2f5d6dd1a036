"""`python -m benchmarks`, or with names: city province nation robustness explanation issuing city-run letters ….

Generated years scored beside peers and the bare limit; weightings by the thousand; the reasons of one unit; a year's
targets issued at once; a city's run; a thousand letters written; ballots taken per second; pages beside a constant;
audited writes beside bare ones; a ledger of a million entries verified.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

import kaoheng
from benchmarks import ballots, city_run, explanation, issuing, letters, robustness
from benchmarks.contestants import kaoheng_and_bare, peer_alone
from benchmarks.data import SIZES
from benchmarks.measure import Measured, alone
from benchmarks.peers import PEERS

PEERS_OF = {"city": tuple(PEERS), "province": tuple(PEERS), "nation": ("DuckDB SQL", "Polars")}
QUESTIONS: dict[str, Callable[[], Table]] = {
    "robustness": robustness.table,
    "explanation": explanation.table,
    "issuing": issuing.table,
    "city-run": city_run.table,
    "letters": letters.table,
    "ballots": ballots.table,
}
PLATFORM = {  # they print themselves
    "pages": "benchmarks.pages",
    "ledger": "benchmarks.ledger",
    "ledger-verification": "benchmarks.ledger_verification",
}
KNOWN = (*SIZES, *QUESTIONS, *PLATFORM)
out = Console(width=120, highlight=False)


def main() -> None:
    """Print one table a size or question."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", default=KNOWN, metavar="NAME", help=f"{', '.join(KNOWN)}; default: all")
    parser.add_argument("--no-peers", action="store_true", help="only kaoheng and the bare kernel")
    given = parser.parse_args()
    unknown = set(given.names) - set(KNOWN)
    if unknown:
        parser.error(f"no {', '.join(sorted(unknown))}: choose from {', '.join(KNOWN)}")
    out.print(_machine())
    for name in given.names:
        if name in PLATFORM:
            subprocess.run([sys.executable, "-m", PLATFORM[name]], check=True)
            continue
        if name in QUESTIONS:
            out.print(QUESTIONS[name]())
            continue
        peers = () if given.no_peers else PEERS_OF[name]
        out.print(_table(name, dict(_measure(name, peers))))


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pandas", "duckdb", "polars"))
    return f"kaoheng {kaoheng.__version__}, Python {platform.python_version()}, {packages}, {os.cpu_count()} processors"


def _measure(name: str, peers: tuple[str, ...]) -> Iterator[tuple[str, Measured]]:
    """Every contestant in a process of its own; equal answers are asserted."""
    own = alone(kaoheng_and_bare, name)
    yield from own.items()
    for peer in track(peers, description=name, console=Console(stderr=True), transient=True):
        measured = alone(peer_alone, name, peer)
        total, rank = measured.answer
        assert np.array_equal(total, own["bare NumPy kernel"].answer[0]), f"{peer}: other totals"
        assert np.array_equal(rank, own["bare NumPy kernel"].answer[1]), f"{peer}: other ranks"
        yield peer, measured


def _table(name: str, found: dict[str, Measured]) -> Table:
    size = SIZES[name]
    own, made_bytes = found["kaoheng local"], 8 * (size.facts + size.units * size.items)
    table = Table(
        title=f"{name}: {size.units:,} units × {size.items} items × 12 months = {size.facts:,} facts "
        f"({made_bytes / 2**20:,.1f} MiB), {size.groups:,} groups",
        title_justify="left",
    )
    for head in ("", "median", "min – max", "kaoheng takes", "by best runs", "peak memory ÷ input"):
        table.add_column(head, justify="left" if not head else "right")
    for contestant, measured in found.items():
        low, high = min(measured.seconds), max(measured.seconds)
        ratios = own.median / measured.median, min(own.seconds) / low
        times, best = ("", "") if contestant == "kaoheng local" else (f"{ratio:.3g} ×" for ratio in ratios)
        memory = f"{measured.peak_bytes / made_bytes:.1f}" if size.name == "nation" else ""
        table.add_row(contestant, _time(measured.median), f"{_time(low)} – {_time(high)}", times, best, memory)
    return table


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


if __name__ == "__main__":
    main()
