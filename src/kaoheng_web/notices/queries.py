"""Reading notices and deliveries."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from kaoheng_web.notices.models import Attempt, Delivery, Notice, Preference
from kaoheng_web.notices.rules import QUIET_FROM, QUIET_TO
from kaoheng_web.organisation.models import Person


def preference_of(person: Person) -> Preference:
    """What a person chose, or what holds for who never chose."""
    found = Preference.objects.filter(person=person).first()
    return found or Preference(person=person, quiet_from=QUIET_FROM, quiet_to=QUIET_TO)


def preferences(people: Iterable[Person]) -> dict[int, Preference]:
    """What many people chose, in one query."""
    return {row.person_id: row for row in Preference.objects.filter(person__in=list(people))}


def to_deliver(person: int, carrier: str, now: datetime) -> QuerySet[Delivery]:
    """What may leave for a person now: not yet taken by the carrier, not read meanwhile, not settled."""
    taken = Attempt.objects.filter(delivery=OuterRef("pk"), problem="")
    rows = Delivery.objects.filter(~Exists(taken), carrier=carrier, not_before__lte=now)
    rows = rows.filter(notice__person=person, notice__read_at__isnull=True, notice__done_at__isnull=True)
    return rows.select_related("notice").order_by("notice__due", "pk")


def asked_of(person: Person) -> QuerySet[Notice]:
    """Open notices that ask for something by a day, besides those that repeat what the workbench shows anyway."""
    return Notice.objects.visible_to(person).open().filter(due__isnull=False, reminds=False).order_by("due", "pk")


def unread_count(person: Person) -> int:
    """What the bell shows."""
    return Notice.objects.visible_to(person).unread().count()
