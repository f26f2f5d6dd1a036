"""Damage is found, and named."""

import pytest
from django.db import connection

from kaoheng_web.ledger.actions import Change, record, sign_root
from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.verification import verify
from kaoheng_web.organisation.models import GroupMembership, Person, UnitName
from kaoheng_web.subjects import SUBJECTS


def damages() -> str:
    return "\n".join(verify(SUBJECTS).damages)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_city_founded_through_actions_holds(cast):
    sign_root()
    report = verify(SUBJECTS)
    assert report.damages == ()
    assert report.rows > 20


@pytest.mark.parametrize("column", ["actor", "action", "subject_id", "before", "after", "reason", "payload", "at"])
def test_a_changed_column_of_an_entry_is_found(cast, unprotected, column):
    value = "'2020-01-01 00:00:00+00:00'" if column == "at" else "'0'"
    execute(f"UPDATE ledger_entry SET {column} = {value} WHERE sequence = 5")
    assert "entry 5 was changed after it was written" in damages()


def test_an_entry_written_anew_with_a_fitting_hash_breaks_the_chain_behind_it(cast, unprotected):
    execute("UPDATE ledger_entry SET hash = previous WHERE sequence = 5")
    assert "entry 6 does not follow the entry before it" in damages()


def test_a_removed_entry_is_found(cast, unprotected):
    execute("DELETE FROM ledger_entry WHERE sequence = 5")
    assert "entry 5 is missing" in damages()


def test_a_dropped_tail_is_found_by_the_signed_root(cast, unprotected):
    record("person:1", [Change("last", "thing", "1")])
    sign_root()
    Entry.objects.latest("sequence").delete()
    assert "the tail was dropped" in damages()


def test_a_dropped_tail_is_found_by_the_rows_it_recorded(cast, unprotected):
    Entry.objects.latest("sequence").delete()
    assert "was never recorded" in damages()


def test_a_root_that_nobody_signed_is_found(cast, unprotected):
    sign_root()
    Root.objects.update(signature="00" * 64)
    assert "does not hold" in damages()


def test_a_root_signed_by_another_key_is_found(cast, settings):
    sign_root()
    settings.LEDGER_SIGNING_KEY = "22" * 32
    assert "a key that is not trusted" in damages()


def test_the_key_of_former_years_stays_trusted(cast, settings):
    sign_root()
    settings.LEDGER_SIGNING_KEY, settings.LEDGER_TRUSTED_KEYS = "22" * 32, [Root.objects.get().key]
    assert damages() == ""


def test_a_business_row_changed_behind_the_back_is_named(cast):
    Person.objects.filter(pk=cast.liaison.pk).update(name="冒名")
    assert damages() == f"organisation.person {cast.liaison.pk} is not as it was recorded last"


def test_a_business_row_put_in_behind_the_back_is_named(cast):
    person = Person.objects.create(staff_number="X", name="冒名")
    assert damages() == f"organisation.person {person.pk} was never recorded"


def test_a_business_row_taken_out_behind_the_back_is_named(cast):
    name = UnitName.objects.get(unit=cast.county)
    key = name.pk
    name.delete()
    assert damages() == f"organisation.unitname {key} is gone and no entry says so"
    assert not GroupMembership.objects.exists()


def test_sm3_serves_as_well(settings, db):
    settings.LEDGER_HASH = "sm3"
    record("person:1", [Change("begin", "thing", str(number)) for number in range(7)])
    sign_root()
    assert Root.objects.get().algorithm == "sm3"
    assert verify([]).damages == ()
