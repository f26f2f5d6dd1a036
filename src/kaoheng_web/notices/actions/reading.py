"""What people do with their notices: read them, and choose how they come."""

from collections.abc import Iterable
from datetime import time

from django.db import transaction

from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.notices import rules, subjects
from kaoheng_web.notices.carriers import NAMED, wrong_address
from kaoheng_web.notices.models import Notice, Preference
from kaoheng_web.notices.queries import preference_of
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


def read(by: Person, notices: Iterable[Notice]) -> int:
    """A person read these; what was read before keeps its moment."""
    changes = []
    with transaction.atomic():
        for notice in notices:
            require(by, rules.READ, notice)
            if notice.read_at is None:
                before = subjects.NOTICE.digest(notice)
                notice.read_at = clock.now()
                notice.save(update_fields=["read_at"])
                changes.append(changed(rules.READ.name, subjects.NOTICE, before, notice))
        record(by.actor, changes)
    return len(changes)


def prefer(
    by: Person, addresses: dict[str, str], *, rhythm: str, quiet_from: time, quiet_to: time, language: str
) -> Preference:
    """How a person wants notices from now on; carriers without an address are not used."""
    given = {name: address.strip() for name, address in addresses.items() if address.strip()}
    with transaction.atomic():
        row = preference_of(by)
        require(by, rules.PREFER, row)
        refuse_if([], {name: list(wrong_address(NAMED[name], address)) for name, address in given.items()})
        before = subjects.PREFERENCE.digest(row) if row.pk else ""
        row.addresses, row.rhythm, row.language = given, rhythm, language
        row.quiet_from, row.quiet_to = quiet_from, quiet_to
        row.save()
        name, subject = rules.PREFER.name, subjects.PREFERENCE
        record(by.actor, [changed(name, subject, before, row) if before else created(name, subject, row)])
    return row
