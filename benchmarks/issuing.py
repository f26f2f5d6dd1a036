"""`python -m benchmarks issuing`: every target of a year issued in one action, beside a bare bulk insert.

The bare insert writes the same rows with Django's `bulk_create` and nothing else: no reading of what was proposed
and balanced, no check against the approved table, no ledger. Every size has a database file of its own.
"""

import os
import tempfile
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import NamedTuple

import django
from rich.table import Table

SIZES = {"city": (30, 70), "province": (100, 3_000)}
"""Items and units: 2,100 and 300,000 targets."""
RUNS = {"city": 5, "province": 1}

METHOD = """
method: {{id: bench, title: bench, place: 晋城市, year: 2026, full_marks: {items}}}
rounding: {{items: 2, blocks: 2, total: 2, mode: half_up}}
policies: {{missing: zero, not_applicable: refuse}}
groups: {{all: {{title: all}}}}
tree:
{tree}
ranking: {{on: rounded, ties: competition, chain: [{{kind: decide}}]}}
"""
ITEM = (
    "  - {{id: i{number}, title: 指标{number}, points: 1, direction: up, data: {{unit: 亿元}}, target: {{kind: point}},"
    " rule: {{kind: proportional, cap: 1, floor: 0, zero_target: refuse}}}}"
)


class Measured(NamedTuple):
    """CPU seconds of the fastest run of each."""

    bare: float
    issued: float


def table() -> Table:
    """One line a size."""
    made = Table(title="targets issued in one transaction, each with its ledger entry", title_justify="left")
    for head in ("targets", "issued", "bare bulk insert", "issuing takes"):
        made.add_column(head, justify="right")
    for name, (items, units) in SIZES.items():
        with get_context("spawn").Pool(1) as alone:
            found = alone.apply(measure, (items, units, RUNS[name]))
        times = f"{found.issued / found.bare:.2f} ×"
        made.add_row(f"{items * units:,}", f"{found.issued:.2f} s", f"{found.bare:.2f} s", times)
    return made


def measure(items: int, units: int, runs: int) -> Measured:
    """In a process and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="kaoheng-bench-") as folder:
        os.environ |= {
            "KAOHENG_DATA": folder,
            "KAOHENG_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
        }
        Path(folder, "static").mkdir()
        django.setup()
        from benchmarks.issuing_stage import Stage  # its models need the settings first

        stage = Stage(METHOD.format(items=items, tree="\n".join(ITEM.format(number=n) for n in range(items))), units)
        bare, issued = [], []
        for _ in range(runs):
            begun = process_time()
            stage.bare()
            bare.append(process_time() - begun)
            stage.clear()
            begun = process_time()
            count = stage.issue()
            issued.append(process_time() - begun)
            assert count == items * units, "every target was issued"
            stage.clear()
        return Measured(min(bare), min(issued))
