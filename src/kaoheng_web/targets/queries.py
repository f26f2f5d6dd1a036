"""Targets on their way and as they hold: what is asked, proposed, balanced, issued, changed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Unit
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.shared import clock
from kaoheng_web.targets import rules
from kaoheng_web.targets.asked import Asked, asked_of_all
from kaoheng_web.targets.goals import Goal
from kaoheng_web.targets.models.balancing import Balance, BalanceSheet
from kaoheng_web.targets.models.changes import Change, ChangeWindow
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.written import Stated, cell

WAITS = Text("这项目标已有一份调整申请在办。", "A change of this target is under way.")

Place = tuple[int, str]  # the key of a unit and the id of an item
COLUMNS = ("unit_id", "item", "kind", "value", "low", "high")


@dataclass(frozen=True, slots=True)
class InForce:
    """A target as it holds now: as issued, and as changed when a change was approved."""

    target: Target
    change: Change | None

    @property
    def goal(self) -> Goal:
        """What has to be reached."""
        return self.change or self.target


def in_force(edition: Edition, units: Iterable[Unit] | None = None) -> Iterator[InForce]:
    """Every target of an edition as it holds now, by unit and item; or those of some units."""
    rows = Change.objects.filter(target__edition=edition, approved_at__isnull=False).order_by("approved_at")
    found = Target.objects.filter(edition=edition).select_related("unit").order_by("unit_id", "item")
    if units is not None:
        mine = list(units)
        rows, found = rows.filter(target__unit__in=mine), found.filter(unit__in=mine)
    changes = {change.target_id: change for change in rows}
    for target in found:
        yield InForce(target, changes.get(target.pk))


def in_force_of(target: Target) -> InForce:
    """One target as it holds now."""
    return InForce(target, target.changes.filter(approved_at__isnull=False).order_by("approved_at").last())


def last_mark() -> str:
    """What stands before the year in the numbers of the letters drawn up last; empty before the first."""
    newest: str | None = Letter.objects.order_by("-at").values_list("number", flat=True).first()
    return (newest or "").partition("〔")[0]


@once
def asked(edition: Edition) -> dict[int, tuple[Asked, ...]]:
    """The items for which each unit of the year's groups has to have a target; units with none are left out."""
    rows = GroupMembership.objects.filter(year=edition.year).select_related("group", "unit").order_by("unit__path")
    units = {row.unit_id: (row.group.code, code_of(row.unit)) for row in rows}
    return {key: items for key, items in asked_of_all(edition.method, units).items() if items}


@once
def asked_of_unit(edition: Edition, unit: Unit) -> tuple[Asked, ...]:
    """The items for which one unit has to have a target."""
    return _asked_of(edition, [unit]).get(unit.pk, ())


def _asked_of(edition: Edition, units: Sequence[Unit]) -> dict[int, tuple[Asked, ...]]:
    rows = GroupMembership.objects.filter(year=edition.year, unit__in=units).values_list("unit_id", "group__code")
    codes = {unit.pk: code_of(unit) for unit in units}
    return asked_of_all(edition.method, {key: (group, codes[key]) for key, group in rows})


def open_submission(edition: Edition, unit: Unit) -> Submission | None:
    """What a unit handed in and the office has not returned."""
    return Submission.objects.filter(edition=edition, unit=unit, returned_at__isnull=True).first()


def proposals(edition: Edition, unit: Unit) -> dict[str, Proposal]:
    """What a unit proposes, by item."""
    return {row.item: row for row in Proposal.objects.filter(edition=edition, unit=unit)}


def stamp(rows: Iterable[Goal]) -> str:
    """A mark of what stands, by which a page notices that somebody else wrote meanwhile."""
    told = "\n".join(f"{row.pk} {cell(row)} {getattr(row, 'reason', '')}" for row in rows)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def goals(edition: Edition) -> dict[Place, Stated]:
    """What is to be issued: the balanced value, otherwise what the unit handed in; issued targets are left out."""
    handed = Submission.objects.filter(edition=edition, returned_at__isnull=True).values("unit")
    proposed = Proposal.objects.filter(edition=edition, unit__in=handed).values_list(*COLUMNS)
    balanced = Balance.objects.filter(edition=edition).values_list(*COLUMNS)
    found = {(row[0], row[1]): Stated(*row[2:]) for rows in (proposed, balanced) for row in rows}
    for place in Target.objects.filter(edition=edition).values_list("unit_id", "item"):
        found.pop(place, None)
    return found


def hash_of(found: Mapping[Place, Stated]) -> str:
    """The hash over every goal of a table."""
    told = hashlib.sha256()
    for (unit, item), goal in sorted(found.items()):
        told.update(f"{unit}\t{item}\t{goal.kind}\t{goal.value}\t{goal.low}\t{goal.high}\n".encode())
    return told.hexdigest()


@once
def open_sheet(edition: Edition) -> BalanceSheet | None:
    """The table that is with the leading group, or is approved and not yet issued."""
    return BalanceSheet.objects.filter(edition=edition, returned_at__isnull=True, issue__isnull=True).first()


def windows(year: int) -> list[ChangeWindow]:
    """The windows of a year for changes."""
    return list(ChangeWindow.objects.filter(year=year).order_by("first"))


def against_change(target: Target) -> list[Text]:
    """Why no change of a target can be asked for now."""
    waiting = target.changes.filter(approved_at__isnull=True, rejected_at__isnull=True).exists()
    late = rules.too_late(target, windows(target.edition.year), clock.today())
    return [*late, *([WAITS] if waiting else [])]


def item_of(edition: Edition, id: str) -> Item | None:
    """An item of the edition's method."""
    return next((item for item in edition.method.items if item.id == id), None)
