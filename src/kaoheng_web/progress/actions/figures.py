"""Units report, data departments certify and make final: each a new row, all of a request or none."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db import transaction

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person
from kaoheng_web.progress import rules, subjects
from kaoheng_web.progress.lines import NOT_CONCERNED, Cell, may_not_concern, narrowed
from kaoheng_web.progress.models import Figure, Return
from kaoheng_web.progress.queries import Assessed, Held, current, figures, owners, roster
from kaoheng_web.progress.wholes import certified_of, everyone
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if

NOT_ASKED = Text("办法没有要求这个单位填报此项。", "The method does not ask this of the unit.")
NO_OWNER = Text("办法所写的数据责任部门不在机构名录中。", "The department that the method names is not known.")
LATER = Text("您打开页面以后，有人填报了同一格的新数。", "Somebody wrote a newer figure into the same cell.")
Values = Mapping[Cell, str]


def report(by: Person, edition: Edition, values: Values, *, source: str = "", seen: int | None = None) -> int:
    """A unit says how it stands; cells that say what they said before are passed over. How many were written."""
    with transaction.atomic():
        people = _by_unit(roster(edition))
        for unit in {cell.unit for cell in values}:
            require(by, rules.REPORT, rules.Concern(people[unit].unit.path if unit in people else "none"))
        fresh, before = _fresh(edition, people, values, Figure.Kind.REPORTED, seen)
        made = Figure.objects.bulk_create(
            _figure(by, edition, cell, Figure.Kind.REPORTED, value, source=source) for cell, value in fresh.items()
        )
        record(by.actor, [*_created(rules.REPORT, made), *_answered(by, [before[cell].reported for cell in fresh])])
    return len(made)


def certify(
    by: Person,
    edition: Edition,
    values: Values,
    *,
    source: str,
    as_of: date | None,
    final: bool = False,
    reason: str = "",
    seen: int | None = None,
) -> int:
    """A data department says what its items really were; another number than before needs a reason."""
    kind = Figure.Kind.FINAL if final else Figure.Kind.CERTIFIED
    with transaction.atomic():
        answer = owners(edition)
        unknown = {cell.item for cell in values if cell.item not in answer}
        refuse_if([NO_OWNER] if unknown else [])
        for owner in {answer[cell.item].pk: answer[cell.item] for cell in values}.values():
            require(by, rules.CERTIFY, rules.Concern(owner.path))
        refuse_if([], rules.without_source(source, as_of, clock.today()))
        fresh, before = _fresh(edition, _by_unit(everyone(edition)), values, kind, seen)
        corrected = [edition.method.node(cell.item).title for cell in fresh if _corrects(before[cell], fresh[cell])]
        refuse_if([], {"reason": list(rules.without_reason(dict.fromkeys(corrected), reason))})
        made = Figure.objects.bulk_create(
            _figure(
                by,
                edition,
                cell,
                kind,
                value,
                source=source,
                as_of=as_of,
                certifier=answer[cell.item],
                reason=reason if _corrects(before[cell], value) else "",
            )
            for cell, value in fresh.items()
        )
        record(by.actor, _created(rules.CERTIFY, made))
    return len(made)


def _by_unit(people: Iterable[Assessed]) -> dict[int, Assessed]:
    return {who.unit.pk: who for who in people}


def _fresh(
    edition: Edition, people: Mapping[int, Assessed], values: Values, kind: str, seen: int | None
) -> tuple[dict[Cell, str], dict[Cell, Held]]:
    """What says something new, and what stood there; refused with every problem of every cell."""
    units = {cell.unit for cell in values}
    known = {
        unit: {one.line: one.item for one in certified_of(edition, people[unit])} for unit in units if unit in people
    }
    today, fields = clock.today(), {}
    for cell, value in values.items():
        item = known.get(cell.unit, {}).get(cell.line)
        found = [*rules.wrong_period(cell.period, edition.year, today)]
        fields[field_of(cell)] = [*found, *(_wrong(edition, item, value) if item else [NOT_ASKED])]
    refuse_if([], fields)
    items, periods = {cell.item for cell in values}, {cell.period for cell in values}
    held = current(figures(edition).filter(unit_id__in=units, item__in=items, period__in=periods))
    before = {cell: held.get(cell, Held()) for cell in values}
    fresh = {cell: value for cell, value in values.items() if _says(before[cell], kind) != narrowed(value)}
    newest = [figure.pk for cell in fresh if (figure := getattr(before[cell], kind))]
    if seen is not None and newest and max(newest) > seen:
        raise Outdated(LATER)
    return fresh, before


def _wrong(edition: Edition, item: Item, value: str) -> Iterator[Text]:
    """What is wrong with a value: neither a number nor, where the method lets that be, 不涉及."""
    if narrowed(value) != NOT_CONCERNED or not may_not_concern(edition.method, item):
        yield from rules.wrong_value(item, value)


def field_of(cell: Cell) -> str:
    """A cell in the names of form fields."""
    return ":".join(map(str, cell))


def _says(held: Held, kind: str) -> str | None:
    figure: Figure | None = getattr(held, kind)
    return narrowed(figure.value) if figure else None


def _corrects(held: Held, value: str) -> bool:
    earlier = held.final or held.certified
    return earlier is not None and narrowed(earlier.value) != narrowed(value)


def _figure(by: Person, edition: Edition, cell: Cell, kind: str, value: str, **fields: object) -> Figure:
    place = {"unit_id": cell.unit, **cell.line._asdict(), "period": cell.period}
    return Figure(edition=edition, kind=kind, value=value.strip(), by=by, at=clock.now(), **place, **fields)


def _created(verb: Verb, made: Iterable[Figure]) -> list[Change]:
    return [created(verb.name, subjects.FIGURE, figure, figure.reason) for figure in made]


def _answered(by: Person, replaced: Iterable[Figure | None]) -> list[Change]:
    """A new figure answers the return of the one that it replaces."""
    keys, changes = [figure.pk for figure in replaced if figure], []
    rows = Return.objects.select_for_update().filter(figure_id__in=keys, answered_at__isnull=True) if keys else ()
    for row in rows:
        before = subjects.RETURN.digest(row)
        row.answer, row.answered_at, row.answered_by = "已重新填报", clock.now(), by
        row.save()
        changes.append(changed(rules.REPORT.name, subjects.RETURN, before, row))
    return changes
