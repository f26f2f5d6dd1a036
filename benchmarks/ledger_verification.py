"""A long ledger: written, signed, verified, exported, proven: `python -m benchmarks.ledger_verification [ENTRIES]`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import django

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
FOLDER = tempfile.TemporaryDirectory(prefix="kaoheng-bench-")
os.environ |= {
    "KAOHENG_DATA": FOLDER.name,
    "KAOHENG_LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
}
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from kaoheng_web.ledger.actions import changed, created, record, sign_root  # noqa: E402
from kaoheng_web.ledger.exchange import export  # noqa: E402
from kaoheng_web.ledger.models import Entry, Root  # noqa: E402
from kaoheng_web.ledger.proof import Proof, proof  # noqa: E402
from kaoheng_web.ledger.verification import verify  # noqa: E402
from kaoheng_web.organisation.models import Person  # noqa: E402
from kaoheng_web.organisation.subjects import PERSON  # noqa: E402

CHANGES = 10  # entries about each person


def write() -> None:
    """People, and so many entries about each of them."""
    count = ENTRIES // CHANGES
    rows = [Person(staff_number=f"N{number}", name=f"演示{number}") for number in range(count)]
    people = Person.objects.bulk_create(rows)
    digests = [PERSON.digest(row) for row in people]
    for turn in range(CHANGES):
        with transaction.atomic():
            if turn:
                pairs = zip(people, digests, strict=True)
                record("person:1", (changed("bench.change", PERSON, seen, row) for row, seen in pairs))
            else:
                record("person:1", (created("bench.add", PERSON, row) for row in people))


def check() -> None:
    """Everything holds."""
    report = verify([PERSON])
    assert report.damages == ()
    assert report.entries == Entry.objects.count()


def prove(sequence: int) -> Proof:
    """The proof of an entry, which holds."""
    found = proof(Entry.objects.get(sequence=sequence), Root.objects.get())
    assert found.holds()
    return found


def main() -> None:
    """Measure and print."""
    Path(FOLDER.name, "static").mkdir()
    call_command("migrate", verbosity=0)
    folder = Path(FOLDER.name, "export")
    alone = [sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder)]
    steps: dict[str, Callable[[], Any]] = {
        "written": write,
        "root signed": sign_root,
        "verified on the platform": check,
        "exported": lambda: export(folder),
        "verified anywhere": lambda: subprocess.run(alone, check=True, capture_output=True),
        "first proof": lambda: prove(ENTRIES // 3),
        "another proof": lambda: prove(ENTRIES // 2),
    }
    made = Table(title=f"ledger of {ENTRIES:,} entries, {connection.vendor}", title_justify="left")
    made.add_column("")
    made.add_column("seconds", justify="right")
    for name, step in steps.items():
        begun = perf_counter()
        step()
        made.add_row(name, f"{perf_counter() - begun:.2f}")
    Console(width=120, highlight=False).print(made)


if __name__ == "__main__":
    main()
