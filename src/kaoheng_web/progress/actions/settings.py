"""The office says by when figures are due, and when a light turns yellow or red."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.progress import rules, subjects
from kaoheng_web.progress.lines import periods, reported_items
from kaoheng_web.progress.models import Deadline, LightScale
from kaoheng_web.progress.queries import deadlines
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


class Days(NamedTuple):
    """By when a period is reported and certified, and which items are; empty for all that there are."""

    report_by: date
    certify_by: date
    items: Sequence[str] = ()


def set_deadlines(by: Person, edition: Edition, days: Mapping[str, Days]) -> int:
    """What is to be reported for each period and by when; what stands so already is passed over."""
    verb = rules.SET_DEADLINES
    with transaction.atomic():
        require(by, verb)
        refuse_if([], {period: list(_wrong(edition, period, asked)) for period, asked in days.items()})
        standing, changes = deadlines(edition), []
        for period, asked in days.items():
            row = standing.get(period)
            facts = {"report_by": asked.report_by, "certify_by": asked.certify_by, "items": sorted(asked.items)}
            if row is None:
                row = Deadline.objects.create(edition=edition, period=period, **facts)
                changes.append(created(verb.name, subjects.DEADLINE, row))
            elif any(getattr(row, name) != value for name, value in facts.items()):
                before = subjects.DEADLINE.digest(row)
                for name, value in facts.items():
                    setattr(row, name, value)
                row.save()
                changes.append(changed(verb.name, subjects.DEADLINE, before, row))
        record(by.actor, changes)
    return len(changes)


def set_lights(by: Person, edition: Edition, green: int, yellow: int, basis: str) -> LightScale:
    """From which per cent of the time plan on a light is green or yellow."""
    verb = rules.SET_LIGHTS
    with transaction.atomic():
        require(by, verb)
        order = Text("“正常”须高于“偏慢”，且都大于0。", "Green has to be above yellow, and both above 0.")
        unnamed = Text("请写明依据的条款。", "Name the clause that says so.")
        refuse_if(
            [],
            {"green": [] if green > yellow > 0 else [order], "basis": [] if basis.strip() else [unnamed]},
        )
        row = LightScale.objects.select_for_update().filter(edition=edition).first()
        before = subjects.LIGHT_SCALE.digest(row) if row else ""
        row = row or LightScale(edition=edition)
        row.green, row.yellow, row.basis = green, yellow, basis.strip()
        row.save()
        change = changed(verb.name, subjects.LIGHT_SCALE, before, row, row.basis)
        record(by.actor, [change])
    return row


def _wrong(edition: Edition, period: str, asked: Days) -> list[Text]:
    found = []
    unknown = sorted(set(asked.items) - {item.id for item in reported_items(edition.method)})
    if period not in periods(edition.year):
        found.append(Text(f"“{period}”不是{edition.year}年度的期间。", f"{period!r} is no period of {edition.year}."))
    if unknown:
        named = "、".join(unknown)
        found.append(Text(f"办法中没有由单位填报的指标{named}。", f"No unit reports the items {named}."))
    if asked.certify_by < asked.report_by:
        found.append(Text("核定期限早于填报期限。", "Certifying is due before reporting."))
    if asked.report_by < clock.today().replace(year=edition.year, month=1, day=1):
        found.append(Text("填报期限早于考核年度。", "It is due before the year begins."))
    return found
