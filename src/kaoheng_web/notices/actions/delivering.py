"""Handing notices to a carrier: what waits for a person leaves in one message, and every try is kept."""

from django.conf import settings
from django.db import transaction

from kaoheng_web.ledger.actions import created, record
from kaoheng_web.notices import carriers, rules, subjects
from kaoheng_web.notices.models import Attempt
from kaoheng_web.notices.queries import preference_of, to_deliver
from kaoheng_web.organisation.actions.founding import PLATFORM
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.language import word


class NotDelivered(Exception):
    """The carrier did not take the message."""


def deliver(person: Person, name: str) -> int:
    """Send all that may leave by now; how many notices. Done twice, the second time finds nothing to send."""
    carrier, chosen = carriers.NAMED[name], preference_of(person)
    address = chosen.addresses.get(name)
    rows = list(to_deliver(person.pk, name, clock.now()))
    if not rows or not address or not carrier.template:
        return 0
    called = person.name if carriers.PLACE in carrier.template else address  # in a group, as the group does
    matters = [row.notice for row in rows]
    title = rules.heading(matters, chosen.tongue)
    body = word(rules.message(matters, chosen.tongue, settings.ORIGIN, called), chosen.tongue)
    problem = carriers.send(carrier, address, title, body)
    with transaction.atomic():
        tries = [Attempt.objects.create(delivery=row, at=clock.now(), problem=problem) for row in rows]
        record(PLATFORM, [created(rules.DELIVER, subjects.ATTEMPT, each, reason=problem) for each in tries])
    if problem:
        raise NotDelivered(problem)
    return len(rows)
