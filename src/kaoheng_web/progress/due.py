"""What is still to be reported or certified, and by when."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.board import board
from kaoheng_web.progress.queries import current, deadlines, figures, over, owned, roster
from kaoheng_web.progress.reporting import Reporting


@dataclass(frozen=True, slots=True)
class Report:
    """A unit that has not reported all that a period asks of it."""

    unit: int
    name: str
    period: str
    by: date
    of: Reporting


@dataclass(frozen=True, slots=True)
class Certification:
    """An item with figures of a period that nobody has certified."""

    item: str
    name: str
    period: str
    count: int
    by: date


def unreported(person: Person, edition: Edition) -> Iterator[Report]:
    """What the periods that are over still ask of the units that a person reports for."""
    role = standing(person)
    people = [who for who in roster(edition) if role.over({Role.LIAISON}, who.unit.path)]
    if not people:
        return
    made = board(edition)
    for deadline in over(edition):
        for who in people:
            of = made.reporting(who.unit.pk, deadline.period)
            if of.missing:
                yield Report(who.unit.pk, who.name, deadline.period, deadline.report_by, of)


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
