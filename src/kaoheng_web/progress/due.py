"""What is still to be reported or certified, and by when."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.lines import items_of
from kaoheng_web.progress.queries import current, deadlines, due_month, figures, owned, reported, roster


@dataclass(frozen=True, slots=True)
class Report:
    """A unit that has said nothing about a period that is due."""

    unit: int
    name: str
    period: str
    by: date


@dataclass(frozen=True, slots=True)
class Certification:
    """An item with figures of a period that nobody has certified."""

    item: str
    name: str
    period: str
    count: int
    by: date


def unreported(person: Person, edition: Edition) -> Iterator[Report]:
    """The units that a person reports for and has not, for the periods that are over and ask something of them."""
    stands, done = standing(person), reported(edition)
    people = [who for who in roster(edition) if stands.over({Role.LIAISON}, who.unit.path)]
    for period, deadline in deadlines(edition).items():
        if int(period[5:] or 12) > due_month(edition.year):
            continue
        for who in people:
            items = items_of(edition.method, who.code, who.group)
            if (who.unit.pk, period) not in done and deadline.asks(items):
                yield Report(who.unit.pk, who.name, period, deadline.report_by)


def uncertified(person: Person, edition: Edition) -> Iterator[Certification]:
    """The items of a person's department with reported figures that wait, period by period."""
    items = owned(person, edition)
    held = current(figures(edition).filter(item__in=items))
    waiting = Counter(
        (cell.item, cell.period) for cell, each in held.items() if each.reported and not (each.certified or each.final)
    )
    days = deadlines(edition)
    for (item, period), count in sorted(waiting.items()):
        if period in days:
            yield Certification(item, edition.method.node(item).title, period, count, days[period].certify_by)
