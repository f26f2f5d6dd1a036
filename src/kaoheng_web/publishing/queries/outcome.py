"""The outcome of a run as documents are written from it."""

from collections.abc import Iterator
from datetime import date

from kaoheng.numbers import as_text
from kaoheng_web.organisation.models import Unit
from kaoheng_web.publishing.outcome import Outcome, Own, Place, Table
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.shown import group_tables, reason_of
from kaoheng_web.shared import clock


def outcome_of(run: Run, dated: date) -> Outcome:
    """A run with its groups; `dated` stands under the documents."""
    header = run.edition.method.method
    return Outcome(
        place=header.place,
        year=run.edition.year,
        method=run.edition.title,
        full_marks=as_text(header.full_marks),
        run=run.result_hash,
        document=run.document,
        approved_on=run.approved_at.astimezone(clock.CHINA).date() if run.approved_at else None,
        notice_from=run.notice_from,
        notice_to=run.notice_to,
        dated=dated,
        tables=tuple(tables_of(run)),
    )


def tables_of(run: Run) -> Iterator[Table]:
    """Every group with its units by rank."""
    for table in group_tables(run):
        places = tuple(
            Place(row.unit_id, line.name, row.total, row.rank, row.grade, line.scores)
            for line in table.lines
            for row in (line.result,)
        )
        columns = tuple(column.zh for column in table.columns)
        yield Table(table.title.zh, table.title.en, columns, places, table.honours_only)


def owns(run: Run, outcome: Outcome) -> Iterator[tuple[Unit, Own]]:
    """Every unit with its place and its reasons."""
    units = Unit.objects.in_bulk([place.unit for table in outcome.tables for place in table.places])
    for table in outcome.tables:
        for place in table.places:
            yield units[place.unit], Own(place, table, reason_of(run, units[place.unit]))


def own_of(run: Run, outcome: Outcome, unit: Unit) -> Own | None:
    """Where one unit stands; nothing where it was not assessed."""
    for table in outcome.tables:
        for place in table.places:
            if place.unit == unit.pk:
                return Own(place, table, reason_of(run, unit))
    return None
