"""Reading consequences: where each stands, how late it is, how far it has gone up, and what waits for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kaoheng.method.consequences import MEASURE_KINDS
from kaoheng.text import Text
from kaoheng_web.consequences import rules
from kaoheng_web.consequences.models import Application, Consequence, Step
from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Person, Term, Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final
from kaoheng_web.shared import clock
from kaoheng_web.supervision.models import EscalationLevel
from kaoheng_web.supervision.queries import levels_in
from kaoheng_web.supervision.rules import level

SOON = 7
"""Days before the last day on which the light turns yellow."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A consequence with all that follows from its steps."""

    row: Consequence
    name: str
    steps: tuple[Step, ...]
    state: str
    late: int
    level: EscalationLevel | None

    @property
    def title(self) -> Text:
        """The state in words."""
        return Text("已撤销", "withdrawn") if self.row.withdrawn_at else rules.STATES[self.state]

    @property
    def kind(self) -> Text:
        """The kind in words."""
        return MEASURE_KINDS[self.row.kind]

    @property
    def course(self) -> list[tuple[Step, Text]]:
        """Every step with what it is called."""
        known = {each.kind: each.verb.title for each in rules.WAYS[self.row.kind]}
        return [(step, known[Step.Kind(step.kind)]) for step in self.steps]

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.row.withdrawn_at is None and self.state not in rules.DONE

    @property
    def documents(self) -> list[str]:
        """The numbers of its documents, each once."""
        return list(dict.fromkeys(step.document for step in self.steps if step.document))

    @property
    def due(self) -> date | None:
        """By when the next step is due; what was handed in waits for others without a day."""
        return None if self.state in rules.HANDED_IN else self.row.due

    @property
    def colour(self) -> str:
        """Red when overdue, yellow in the last week, green when done."""
        if self.late:
            return "r"
        if not self.open:
            return "" if self.row.withdrawn_at else "g"
        return "y" if self.row.due and (self.row.due - clock.today()).days < SOON else "b"


def application_of(run: Run) -> Application | None:
    """What was generated from a run."""
    return Application.objects.filter(run=run).first()


def unused(year: int) -> Run | None:
    """The final run of a year from which no consequences were generated yet."""
    run = final(year)
    return run if run is not None and application_of(run) is None else None


def leader_of(unit: Unit, on: date) -> Person | None:
    """Who held the leading post of a unit on a day."""
    row = Term.objects.on(on).filter(post__unit=unit, post__leads=True).select_related("person").order_by("pk").first()
    return row.person if row else None


def standings(rows: Iterable[Consequence]) -> list[Standing]:
    """Where consequences stand."""
    found, today = list(rows), clock.today()
    names = names_on([row.unit for row in found], today)
    levels = levels_in({row.edition.year for row in found})
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(consequence__in=found).select_related("by").order_by("pk"):
        steps.setdefault(step.consequence_id, []).append(step)
    return [
        _standing(
            row,
            names[row.unit_id].short_name if row.unit_id in names else str(row.unit),
            steps.get(row.pk, []),
            levels[row.edition.year],
        )
        for row in found
    ]


@once
def consequences(year: int) -> list[Standing]:
    """All consequences of a year, those overdue first, then by their day."""
    rows = Consequence.objects.filter(edition__year=year).select_related("unit", "edition", "responsible")
    return sorted(standings(rows), key=lambda each: (not each.open, -each.late, each.row.due or date.max, each.row.pk))


def consequences_of(person: Person, year: int) -> list[Standing]:
    """Those that a person may see."""
    seen = set(Consequence.objects.visible_to(person).filter(edition__year=year).values_list("pk", flat=True))
    return [each for each in consequences(year) if each.row.pk in seen]


def next_steps(person: Person, standing: Standing) -> list[rules.Transition]:
    """The steps that a person may take now."""
    if not standing.open:
        return []
    way = [each for each in rules.WAYS[standing.row.kind] if standing.state in each.after]
    return [each for each in way if may(person, each.verb, standing.row)]


def waiting(person: Person, year: int) -> Iterator[tuple[Standing, rules.Transition]]:
    """The consequences that wait for a person, with the step that is theirs."""
    for each in consequences_of(person, year):
        steps = next_steps(person, each)
        if steps:
            yield each, steps[-1]


def _standing(row: Consequence, name: str, steps: list[Step], levels: Iterable[EscalationLevel]) -> Standing:
    now = rules.state([step.kind for step in steps])
    late = 0 if row.withdrawn_at else rules.late(now, row.due, clock.today())
    return Standing(row, name, tuple(steps), now, late, level(late, levels))
