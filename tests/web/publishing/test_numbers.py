"""Two who issue at the same moment, from runs of different years, never get one number."""

from threading import Thread
from typing import Any

from django.db import connection, transaction

from kaoheng_web.publishing.actions.numbering import next_sequence
from kaoheng_web.publishing.models import Dispatch
from kaoheng_web.results.models.runs import Run
from kaoheng_web.shared import clock
from tests.web.publishing.stage import Stage, stand

MARK, YEAR, LETTERS = "晋市考核", 2026, 5
LONG_ENOUGH = 0.5
"""Seconds in which the second one would have been served if nothing held it."""


def kept(stage: Stage, run: Run) -> Dispatch:
    """Numbers kept for the letters of a run, as issuing keeps them."""
    told: dict[str, Any] = {"kind": "feedback", "mark": MARK, "year": YEAR, "at": clock.now(), "by": stage.cast.office}
    return Dispatch.objects.create(run=run, first=next_sequence(MARK, YEAR), count=LETTERS, **told)


def test_who_asks_for_a_number_waits_until_the_last_one_is_given(committing, cast):
    stage = stand(cast)
    other = Run.objects.get(pk=stage.run.pk)
    other.pk, other.number = None, 2
    other.save()
    failures: list[Exception] = []

    def work() -> None:
        try:
            with transaction.atomic():
                kept(stage, other)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    second = Thread(target=work)
    with transaction.atomic():
        first = next_sequence(MARK, YEAR)
        second.start()
        second.join(LONG_ENOUGH)
        assert kept(stage, stage.run).first == first
    second.join()
    assert failures == []
    assert sorted(row.first for row in Dispatch.objects.all()) == [1, 1 + LETTERS]
