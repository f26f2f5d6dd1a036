"""Telling people, and taking back what is settled: other apps do both in the transaction of what they tell about."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.ledger.subjects import digest
from kaoheng_web.notices import jobs, rules, subjects
from kaoheng_web.notices.carriers import set_up
from kaoheng_web.notices.models import Delivery, Notice, Preference
from kaoheng_web.notices.queries import preferences
from kaoheng_web.organisation.actions.founding import PLATFORM
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock


def tell(
    people: Iterable[Person],
    key: str,
    what: Text,
    *,
    phase: Text,
    url: str,
    due: date | None = None,
    reminds: bool = False,
) -> list[Change]:
    """Tell people something once for each key; put the changes that come back into the `record` of your own action.

    With a day it asks for something and stands in the workbench until `settle`.
    """
    told = set(Notice.objects.filter(key=key).values_list("person_id", flat=True))
    new = {person.pk: person for person in people if person.pk not in told}
    chosen, changes, now = preferences(new.values()), [], clock.now()
    for person in new.values():
        words = {"what_zh": what.zh, "what_en": what.en, "phase_zh": phase.zh, "phase_en": phase.en}
        notice = Notice.objects.create(person=person, key=key, **words, url=url, due=due, reminds=reminds, told_at=now)
        changes.append(created(rules.TELL, subjects.NOTICE, notice))
        if person.pk in chosen:
            changes += _send_off(notice, chosen[person.pk])
    return changes


def settle(key: str, people: Iterable[Person] | None = None) -> list[Change]:
    """The matter is done, for everybody who was told or for these people; the changes go into your own `record`."""
    rows = Notice.objects.open().filter(key=key)
    rows = rows if people is None else rows.filter(person__in=list(people))
    return [_settled(notice) for notice in rows]


def remind(person: Person, matters: Iterable[rules.Matter]) -> None:
    """Tell a person what falls due soon, and settle earlier reminders of what no longer waits."""
    soon = clock.today() + rules.REMIND_BEFORE
    near = {_key(matter): matter for matter in matters if matter.due and matter.due <= soon}
    with transaction.atomic():
        lately = Notice.objects.visible_to(person).filter(reminds=False, told_at__gt=clock.now() - rules.REMIND_BEFORE)
        told = set(lately.values_list("url", flat=True))
        rows = Notice.objects.visible_to(person).open().filter(reminds=True)
        changes = [_settled(notice) for notice in rows if notice.key not in near]
        for key, each in near.items():
            if each.url in told:
                continue
            changes += tell([person], key, each.what, phase=each.phase, url=each.url, due=each.due, reminds=True)
        record(PLATFORM, changes)


def _settled(notice: Notice) -> Change:
    before = subjects.NOTICE.digest(notice)
    notice.done_at = clock.now()
    notice.save(update_fields=["done_at"])
    return changed(rules.SETTLE, subjects.NOTICE, before, notice)


def _send_off(notice: Notice, chosen: Preference) -> list[Change]:
    digests = chosen.rhythm == Preference.Rhythm.DIGEST
    moment = rules.first_moment(notice.told_at, chosen.quiet_from, chosen.quiet_to, digest=digests)
    changes = []
    for carrier in set_up():
        if not chosen.addresses.get(carrier.name):
            continue
        row = Delivery.objects.create(notice=notice, carrier=carrier.name, not_before=moment)
        changes.append(created(rules.TELL, subjects.DELIVERY, row))
        jobs.deliver.using(run_after=moment).enqueue(notice.person_id, carrier.name)
    return changes


def _key(matter: rules.Matter) -> str:
    """What is the same reminder: the same page and day, whatever the sentence counts."""
    return f"reminder:{digest([matter.phase.zh, matter.url, matter.due])}"
