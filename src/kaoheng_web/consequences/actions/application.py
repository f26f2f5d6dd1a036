"""A final run is put to use: its consequences are generated; a correction adds and withdraws, and nothing is lost."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from kaoheng.consequences.calendar import Calendar
from kaoheng.consequences.due import Consequence as Following
from kaoheng.consequences.due import consequences
from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.consequences import rules, subjects, telling
from kaoheng_web.consequences.models import Application, Consequence
from kaoheng_web.consequences.queries import application_of, leader_of
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.progress.queries import roster
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final
from kaoheng_web.results.scoring import replayed
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Refusal, refuse_if

PUBLISHED = Calendar()
Key = tuple[int, str]
"""A unit and a measure of the method."""


def generate(by: Person, run: Run, calendar: Calendar = PUBLISHED) -> Application:
    """Generate what follows from the final run of a year; done once more, it adds nothing."""
    with transaction.atomic():
        require(by, rules.GENERATE)
        edition = Edition.objects.select_for_update().get(pk=run.edition_id)
        standing = application_of(run)
        if standing is not None:
            return standing
        refuse_if(_against(run, edition))
        units = {each.code: each.unit for each in roster(edition)}
        wanted = {(units[one.unit_id].pk, one.measure.id): one for one in _following(run, calendar)}
        application = Application.objects.create(run=run, made_at=clock.now(), made_by=by)
        kept, changes = _kept(application, edition, wanted)
        by_key = {unit.pk: unit for unit in units.values()}
        new = [_row(application, edition, by_key[key[0]], one) for key, one in wanted.items() if key not in kept]
        rows = Consequence.objects.bulk_create(new)
        changes += [created(rules.GENERATE.name, subjects.CONSEQUENCE, row) for row in rows]
        told = [change for row in rows for change in telling.given(row)]
        record(by.actor, [created(rules.GENERATE.name, subjects.APPLICATION, application), *changes, *told])
    return application


def _kept(application: Application, edition: Edition, wanted: Collection[Key]) -> tuple[set[Key], list[Change]]:
    """The measures that still follow; those that do not are withdrawn, with the reason of the correction."""
    kept, changes, reason = set[Key](), list[Change](), application.run.reason
    rows = Consequence.objects.select_for_update(of=("self",)).standing().filter(edition=edition)
    for row in rows.select_related("unit").order_by("pk"):
        key = row.unit_id, row.measure
        if key in wanted:
            kept.add(key)
            continue
        before = subjects.CONSEQUENCE.digest(row)
        row.withdrawn_at, row.withdrawn_for = application.made_at, application
        row.save(update_fields=["withdrawn_at", "withdrawn_for"])
        changes += [changed(rules.GENERATE.name, subjects.CONSEQUENCE, before, row, reason)]
        changes += telling.withdrawn(row, reason)
    return kept, changes


def _against(run: Run, edition: Edition) -> list[Text]:
    newest = final(edition.year)
    if newest is not None and newest.pk == run.pk:
        return []
    return [Text("只能从本年度的定稿结果生成。", "Consequences follow from the final results of the year only.")]


def _following(run: Run, calendar: Calendar) -> list[Following]:
    """What the library finds; deadlines count from the day on which the results became final."""
    assert run.final_at is not None
    scored = replayed(run)
    try:
        return consequences(scored.method, scored.results, run.final_at.astimezone(clock.CHINA).date(), calendar)
    except Refused as refused:
        said = [Text(finding.sentence("zh"), finding.sentence("en")) for finding in refused.findings]
        needed: Mapping[str, list[Text]] = {"calendar": said}
        raise Refusal(fields=needed) from refused


def _row(application: Application, edition: Edition, unit: Unit, one: Following) -> Consequence:
    measure = one.measure
    return Consequence(
        application=application,
        edition=edition,
        unit=unit,
        responsible=leader_of(unit, date(edition.year, 12, 31)),
        measure=measure.id,
        kind=measure.kind,
        title_zh=measure.what.zh,
        title_en=measure.what.en,
        reason_zh=one.reason.zh,
        reason_en=one.reason.en,
        basis=measure.legal_basis or f"{edition.title}（结果运用）",
        owner=measure.to,
        required=measure.document,
        due=one.due,
    )
