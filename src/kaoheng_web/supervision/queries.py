"""Reading orders: as units have them, where each stands, how far it has gone up; and warnings nobody replied to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.queries import roster
from kaoheng_web.shared import clock
from kaoheng_web.supervision import rules
from kaoheng_web.supervision.models import Acknowledgement, Assignment, EscalationLevel, Order, Step
from kaoheng_web.supervision.warnings import Warned, picture_of, warnings


@dataclass(frozen=True, slots=True)
class Standing:
    """An order as one unit has it, with all that follows from its steps."""

    assignment: Assignment
    name: str
    steps: tuple[Step, ...]
    state: str
    overdue: int
    level: EscalationLevel | None

    @property
    def title(self) -> Text:
        """The state in words."""
        return rules.STATES[self.state]

    @property
    def course(self) -> list[tuple[Step, Text]]:
        """Every step with what it is called."""
        return [(step, rules.TRANSITIONS[Step.Kind(step.kind)].verb.title) for step in self.steps]

    @property
    def order(self) -> Order:
        """The order."""
        return self.assignment.order

    @property
    def open(self) -> bool:
        """Whether something is still to be done by the unit or the office."""
        return self.state in rules.OPEN

    @property
    def colour(self) -> str:
        """Red when overdue, yellow in the last week, green when done."""
        if self.overdue:
            return "r"
        if not self.open:
            return "g"
        return "y" if (self.order.due - clock.today()).days < 7 else "b"


def standings(assignments: Iterable[Assignment]) -> list[Standing]:
    """Where orders stand with their units."""
    rows, today = list(assignments), clock.today()
    names = names_on([row.unit for row in rows], today)
    levels = levels_in({row.order.year for row in rows})
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(assignment__in=rows).select_related("by").order_by("pk"):
        steps.setdefault(step.assignment_id, []).append(step)
    found = []
    for row in rows:
        own = steps.get(row.pk, [])
        now = rules.state([step.kind for step in own])
        days = rules.overdue(now, row.order.due, today)
        name = names[row.unit_id].short_name if row.unit_id in names else str(row.unit)
        found.append(Standing(row, name, tuple(own), now, days, rules.level(days, levels[row.order.year])))
    return found


def levels_in(years: Iterable[int]) -> dict[int, list[EscalationLevel]]:
    """The levels of escalation of each year: its own, or those of the last year before it that has some."""
    every = list(EscalationLevel.objects.order_by("year", "days"))
    source = {year: max((row.year for row in every if row.year <= year), default=0) for year in years}
    return {year: [row for row in every if row.year == source[year]] for year in source}


@once
def orders(year: int) -> list[Standing]:
    """All orders of a year, those overdue first, then by their day."""
    found = standings(Assignment.objects.filter(order__year=year).select_related("order", "unit"))
    return sorted(found, key=lambda each: (not each.open, -each.overdue, each.order.due, each.order.pk))


def orders_of(person: Person, year: int) -> list[Standing]:
    """Those that a person may see."""
    seen = set(Assignment.objects.visible_to(person).filter(order__year=year).values_list("pk", flat=True))
    return [each for each in orders(year) if each.assignment.pk in seen]


@once
def open_warnings(edition: Edition) -> list[tuple[Warned, Acknowledgement | None]]:
    """The warnings of a year as it stands, each with the reply of its unit."""
    replies = {
        (row.rule, row.unit_id, row.item, row.period): row
        for row in Acknowledgement.objects.filter(edition=edition).select_related("by")
    }
    found = warnings(picture_of(edition, clock.today()))
    return [(each, replies.get((each.rule, each.unit, each.item, each.period))) for each in found]


def unanswered(person: Person, edition: Edition) -> Iterator[Warned]:
    """The warnings about a person's own units that nobody replied to yet."""
    stands = standing(person)
    own = {who.unit.pk for who in roster(edition) if stands.over({Role.LIAISON, Role.HEAD}, who.unit.path)}
    for warned, reply in open_warnings(edition):
        if reply is None and warned.unit in own:
            yield warned
