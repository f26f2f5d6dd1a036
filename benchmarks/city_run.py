"""`python -m benchmarks city-run`: a city's year scored from the database, split into reading, scoring and writing.

The city is the demo's: 61 units with every figure, ballot, answer, claim and veto of a year. `writing` is what the
action takes beyond the other two: packing and hashing the evidence, the run with its results, their ledger entries.
"""

import os
import tempfile
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple

import django
from rich.table import Table

RUNS = 5


class Measured(NamedTuple):
    """CPU seconds, and how much was read and written."""

    reading: float
    scoring: float
    whole: float
    rows: int
    units: int

    @property
    def writing(self) -> float:
        """What is left of the whole."""
        return self.whole - self.reading - self.scoring


def table() -> Table:
    """One line a part."""
    with get_context("spawn").Pool(1) as alone:
        found = alone.apply(measure)
    made = Table(title=f"a city's run: {found.units} units from {found.rows:,} rows", title_justify="left")
    made.add_column("")
    made.add_column("median", justify="right")
    for name in ("reading", "scoring", "writing", "whole"):
        made.add_row(name, f"{getattr(found, name) * 1000:.0f} ms")
    return made


def measure() -> Measured:
    """In a process and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="kaoheng-bench-") as folder:
        os.environ |= {
            "KAOHENG_DATA": folder,
            "KAOHENG_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
        }
        Path(folder, "static").mkdir()
        django.setup()
        from benchmarks.city_stage import Stage  # its models need the settings first

        stage = Stage()
        found = [stage.measured() for _ in range(RUNS)]
    reading, scoring, whole = (median(column) for column in zip(*found, strict=True))
    return Measured(reading, scoring, whole, stage.rows, stage.units)
