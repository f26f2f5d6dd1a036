"""Audited rows written per CPU second beside bare bulk insert, and how long a long ledger takes to verify.

Run it with `python -m benchmarks.ledger [ROWS]`; it uses a database file of its own in a temporary folder.
"""

import os
import sys
import tempfile
from pathlib import Path
from time import process_time

import django

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
FOLDER = tempfile.TemporaryDirectory(prefix="kaoheng-bench-")
os.environ |= {
    "KAOHENG_DATA": FOLDER.name,
    "KAOHENG_LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
}
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from kaoheng_web.ledger.actions import created, record, sign_root  # noqa: E402
from kaoheng_web.ledger.verification import verify  # noqa: E402
from kaoheng_web.organisation.models import Person  # noqa: E402
from kaoheng_web.organisation.subjects import PERSON  # noqa: E402


def people(start: int) -> list[Person]:
    """Rows to write, made before the watch runs."""
    return [Person(staff_number=f"N{number}", name=f"演示{number}") for number in range(start, start + ROWS)]


def bare(rows: list[Person]) -> float:
    """Seconds of CPU that Django's bulk insert takes alone."""
    begun = process_time()
    with transaction.atomic():
        Person.objects.bulk_create(rows)
    return process_time() - begun


def audited(rows: list[Person]) -> float:
    """Seconds of CPU for the same insert with a ledger entry for every row."""
    begun = process_time()
    with transaction.atomic():
        made = Person.objects.bulk_create(rows)
        record("person:1", (created("bench.import", PERSON, row) for row in made))
    return process_time() - begun


def main() -> None:
    """Measure and print."""
    Path(FOLDER.name, "static").mkdir()
    call_command("migrate", verbosity=0)
    plain = bare(people(0))
    with transaction.atomic():
        Person.objects.all().delete()
    full = audited(people(ROWS))
    begun = process_time()
    sign_root()
    signed = process_time() - begun
    begun = process_time()
    report = verify([PERSON])
    verified = process_time() - begun
    assert report.damages == ()
    assert report.entries == report.rows == ROWS
    print(f"database {connection.vendor}, {ROWS} rows")
    print(f"bare bulk insert     {ROWS / plain:>10,.0f} rows a CPU second")
    print(f"audited bulk insert  {ROWS / full:>10,.0f} rows a CPU second ({full / plain:.2f} times the bare insert)")
    print(f"root signed          {signed:>10.2f} CPU seconds")
    print(f"verified             {verified:>10.2f} CPU seconds, {verified / ROWS * 1e6:.1f} for a million")


if __name__ == "__main__":
    main()
