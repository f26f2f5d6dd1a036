"""The letters of a dispatch are written a few at a time; what stands already is left as it is."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, created, record
from kaoheng_web.notices.actions.telling import tell
from kaoheng_web.organisation.models import Person, RoleAssignment
from kaoheng_web.publishing import rules, subjects
from kaoheng_web.publishing.composing import issued
from kaoheng_web.publishing.models import Dispatch, Publication
from kaoheng_web.publishing.queries.outcome import outcome_of, owns
from kaoheng_web.publishing.reports.catalogue import BY_KIND
from kaoheng_web.publishing.sealing import sealed
from kaoheng_web.publishing.visible import ADDRESSED
from kaoheng_web.shared import clock

BATCH = 20
"""Letters that are kept together: a job that is killed loses no more than these."""
PHASE = Text("公文与公开", "Documents")


def write(dispatch: Dispatch) -> int:
    """Write the letters that are missing, in the order of their numbers; how many there were."""
    report, run = BY_KIND[dispatch.kind], dispatch.run
    outcome = outcome_of(run, dispatch.at.astimezone(clock.CHINA).date())
    stands = set(Publication.objects.filter(run=run, kind=dispatch.kind).values_list("unit_id", flat=True))
    batch, made = list[Publication](), 0
    for sequence, (unit, own) in enumerate(owns(run, outcome), dispatch.first):
        if unit.pk in stands:
            continue
        row = Publication(run=run, kind=dispatch.kind, unit=unit, mark=dispatch.mark, year=dispatch.year)
        row.sequence, row.at, row.by, row.copied = sequence, dispatch.at, dispatch.by, dispatch.copied
        code, blocks = issued(report, outcome, row.number, own, row.copied, demo=settings.DEMO)
        batch.append(sealed(row, report, code, blocks))
        if len(batch) == BATCH:
            made += _keep(dispatch, batch)
            batch = []
    return made + _keep(dispatch, batch)


def _keep(dispatch: Dispatch, rows: Sequence[Publication]) -> int:
    """Keep letters, but for those that another worker has kept meanwhile; the units are told."""
    with transaction.atomic():
        Dispatch.objects.select_for_update().get(pk=dispatch.pk)
        units = Publication.objects.filter(run=dispatch.run, kind=dispatch.kind).values_list("unit_id", flat=True)
        stands = set(units)
        made = Publication.objects.bulk_create(row for row in rows if row.unit_id not in stands)
        changes = [created(rules.ISSUE.name, subjects.PUBLICATION, row, row.number) for row in made]
        if made:
            record(dispatch.by.actor, [*changes, *_told(dispatch, made)])
    return len(made)


def _told(dispatch: Dispatch, rows: Sequence[Publication]) -> list[Change]:
    addressed = RoleAssignment.objects.on(clock.today()).filter(
        role__in=ADDRESSED, unit__in=[row.unit_id for row in rows]
    )
    people = Person.objects.filter(pk__in=addressed.values("person"))
    title, year = BY_KIND[dispatch.kind].title, dispatch.run.edition.year
    what = Text(f"{year}年度{title.zh}已印发，请查阅", f"{title.en} of {year}: issued, please read")
    return tell(
        people, f"dispatch:{dispatch.pk}", what, phase=PHASE, url=f"{reverse('publishing:documents')}?year={year}"
    )
