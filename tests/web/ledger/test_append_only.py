"""The ledger only grows."""

import hashlib
import json

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from kaoheng_web.ledger.actions import Change, record, sign_root
from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.subjects import digest, plain
from kaoheng_web.ledger.verifier import FIELDS, entry_hash


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


def test_a_change_fills_the_fields_of_an_entry_in_their_order():
    assert FIELDS[3:-1] == Change._fields


@given(st.integers(1), st.integers(), st.lists(st.text(), min_size=9, max_size=9))
def test_the_hash_of_an_entry_is_that_of_its_fields_as_json(sequence, at, words):
    written = json.dumps([sequence, at, *words], ensure_ascii=False, separators=(",", ":"))
    assert entry_hash([sequence, at, *words], "sha256") == hashlib.sha256(written.encode()).hexdigest()


@given(st.lists(st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.dates())))
def test_the_digest_of_a_row_is_that_of_its_plain_values_as_json(values):
    written = json.dumps([plain(value) for value in values], ensure_ascii=False, separators=(",", ":"))
    assert digest(values) == hashlib.sha256(written.encode()).hexdigest()
