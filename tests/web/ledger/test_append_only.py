"""The ledger only grows."""

import pytest
from django.db import DatabaseError, transaction

from kaoheng_web.ledger.actions import Change, record, sign_root
from kaoheng_web.ledger.models import Entry, Root


def append(*actions: str) -> None:
    record("person:1", [Change(action, "thing", "1") for action in actions])


def test_entries_are_numbered_without_gaps_and_each_names_the_hash_before_it(db):
    append("begin", "go on")
    append("end")
    rows = list(Entry.objects.order_by("sequence"))
    assert [row.sequence for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == ["", rows[0].hash, rows[1].hash]


def test_an_action_that_fails_later_leaves_no_entry(db):
    def fail() -> None:
        with transaction.atomic():
            append("begin")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Entry.objects.update(actor="nobody"),
        lambda: Entry.objects.filter(sequence=2).delete(),
        lambda: Root.objects.update(root=""),
        lambda: Root.objects.all().delete(),
    ],
)
def test_the_database_refuses_to_change_or_remove_what_stands(db, attempt):
    append("begin", "end")
    sign_root()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempt()
    assert Entry.objects.count() == 2


@pytest.mark.usefixtures("committing")
def test_recording_outside_a_transaction_is_an_error_of_the_programmer():
    with pytest.raises(RuntimeError, match="transaction"):
        append("begin")


def test_a_root_is_signed_once_and_again_only_after_new_entries(db):
    append("begin")
    first = sign_root()
    assert first is not None
    assert sign_root() is None
    append("go on", "end")
    second = sign_root()
    assert second is not None
    assert second.size == 3
