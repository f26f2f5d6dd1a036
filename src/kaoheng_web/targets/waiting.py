"""What waits for a person on the way of targets: proposals, tables, letters, changes, split plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing, item_titles
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.targets import rules
from kaoheng_web.targets.models.changes import Change
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.proposals import Submission
from kaoheng_web.targets.models.splitting import SplitPlan
from kaoheng_web.targets.queries import asked, open_sheet
from kaoheng_web.targets.visible import OWN

MOST = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what, where, and by when if there is a day."""

    what: Text
    url: str
    due: date | None = None


def targets_waiting(person: Person, year: int) -> Iterator[Waiting]:
    """All that waits for a person in a year."""
    stands = standing(person)
    edition = governing(year) if stands.has(OWN | {Role.OFFICE, Role.LEADING_GROUP}) else None
    if edition is None:
        return
    if stands.has(OWN):
        yield from _of_units(person, edition)
    if stands.has({Role.OFFICE}):
        yield from _of_office(edition)
    if stands.has({Role.LEADING_GROUP}):
        yield from _of_group(edition)


def _of_units(person: Person, edition: Edition) -> Iterator[Waiting]:
    stands = standing(person)
    mine = list(Unit.objects.filter(stands.paths(OWN)).order_by("path")[: MOST * 10])
    issued = set(Target.objects.filter(edition=edition, unit__in=mine).values_list("unit_id", flat=True))
    needed, handed, filed = asked(edition), _handed_in(edition), _filed(edition)
    for unit in [unit for unit in mine if unit.pk in needed][:MOST]:
        if unit.pk not in handed | issued:
            what = Text("本单位的目标建议还没有报送", "Your unit has not handed in its proposals")
            yield Waiting(what, reverse("targets:proposal", args=[unit.pk]))
        if unit.pk in issued - filed:
            what = Text("本单位的分解方案还没有报备", "Your unit has not filed its split plan")
            yield Waiting(what, reverse("targets:unit_split", args=[unit.pk]), rules.split_due(edition.year))
    heading = stands.paths({Role.HEAD}, "unit__")
    for letter in Letter.objects.filter(heading, edition=edition, signed_at=None)[:MOST]:
        what = Text(f"责任书{letter.number}待您签订", f"Letter {letter.number} waits for your signature")
        yield Waiting(what, reverse("targets:letter", args=[letter.pk]))


@once
def _handed_in(edition: Edition) -> set[int]:
    return set(Submission.objects.filter(edition=edition, returned_at=None).values_list("unit_id", flat=True))


@once
def _filed(edition: Edition) -> set[int]:
    return set(SplitPlan.objects.filter(edition=edition).values_list("unit_id", flat=True))


def _of_office(edition: Edition) -> Iterator[Waiting]:
    sheet = open_sheet(edition)
    if sheet is not None and sheet.approved_at:
        what = Text(f"{sheet.count}个目标已审定，待下达", f"{sheet.count} approved targets wait to be issued")
        yield Waiting(what, reverse("targets:balance"))
    yield from _changes(edition, Text("待审核", "Change to review"), reviewed_at=None)
    letters = Letter.objects.filter(edition=edition, signed_at=None).count()
    if letters:
        what = Text(f"{letters}份责任书还没有签订", f"Letters without a signature: {letters}")
        yield Waiting(what, reverse("targets:letters"))


def _of_group(edition: Edition) -> Iterator[Waiting]:
    sheet = open_sheet(edition)
    if sheet is not None and not sheet.approved_at:
        what = Text(f"目标平衡表（{sheet.count}个目标）待审定", f"A table of {sheet.count} targets waits for approval")
        yield Waiting(what, reverse("targets:balance"))
    yield from _changes(edition, Text("待批复", "Change to decide on"), reviewed_at__isnull=False)


def _changes(edition: Edition, waits: Text, **stage: Any) -> Iterator[Waiting]:
    """The changes under way that stand at a stage."""
    open_ = Change.objects.filter(target__edition=edition, approved_at=None, rejected_at=None, **stage)
    titles = item_titles(edition)
    for change in open_.select_related("target__unit").order_by("requested_at")[:MOST]:
        key = change.target.item
        name, item = name_of(change.target.unit), titles.get(key, Text(key, key))
        what = Text(f"{name}“{item.zh}”目标调整{waits.zh}", f"{waits.en}: {name}, {item.en}")
        yield Waiting(what, reverse("targets:change", args=[change.pk]))
