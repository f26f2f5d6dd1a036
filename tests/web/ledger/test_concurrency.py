"""Many append at once, and the chain stays one chain."""

from threading import Thread

import pytest
from django.db import connection, transaction

from kaoheng_web.ledger.actions import Change, record
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.verification import verify

THREADS, TURNS = 8, 10


@pytest.mark.usefixtures("committing")
def test_threads_that_record_at_once_make_one_unbroken_chain():
    failures: list[Exception] = []

    def work(name: int) -> None:
        try:
            for turn in range(TURNS):
                with transaction.atomic():
                    record(f"person:{name}", [Change("count", "thing", f"{name}-{turn}-{part}") for part in range(3)])
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=(name,)) for name in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Entry.objects.count() == THREADS * TURNS * 3
    assert verify([]).damages == ()
