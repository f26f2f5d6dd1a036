"""While somebody reads, a question about the facts is asked once, until the ledger grows or the day ends."""

from datetime import timedelta

import pytest
from django.db import transaction

from kaoheng_web.ledger.actions import created, record
from kaoheng_web.ledger.reading import once, reading
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.subjects import PERSON
from kaoheng_web.shared import clock
from tests.web.scenes import TODAY, undone


@pytest.fixture
def asked():
    """What people were asked for, in order."""
    return []


@pytest.fixture
def count(asked):
    """How many people there are, for the purpose that is given."""

    @once
    def count(purpose):
        asked.append(purpose)
        return Person.objects.count()

    return count


def arrive():
    with transaction.atomic():
        person = Person.objects.create(staff_number=f"N{Person.objects.count()}", name="新来")
        record("person:1", [created("people.register", PERSON, person)])


def test_readers_share_the_answers(db, asked, count):
    for _ in range(2):
        with reading():
            assert (count("a"), count("b"), count("a")) == (0, 0, 0)
    assert asked == ["a", "b"]


def test_it_is_asked_again_when_the_ledger_has_grown(db, asked, count):
    with reading():
        assert count("a") == 0
    arrive()
    with reading():
        assert count("a") == 1
    assert asked == ["a", "a"]


def test_it_is_asked_again_on_another_day(db, asked, count):
    with reading():
        count("a")
    with clock.at(TODAY + timedelta(days=1)), reading():
        count("a")
    assert asked == ["a", "a"]


def test_who_records_reads_the_change_and_others_read_it_when_it_stands(db, count):
    with reading():
        assert count("a") == 0
        with undone():
            arrive()
            assert count("a") == 1
    with reading():
        assert count("a") == 0


def test_who_does_not_only_read_asks_every_time(db, asked, count):
    assert (count("a"), count("a")) == (0, 0)
    assert asked == ["a", "a"]
