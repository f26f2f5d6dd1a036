"""Reading a cadre record, which is itself on record."""

from django.db import transaction

from kaoheng_web.consequences import rules
from kaoheng_web.consequences.cadres import Year, years_of
from kaoheng_web.ledger.actions import Change, record
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person


def read_record(by: Person, cadre: Person, *, origin: str = "") -> list[Year]:
    """The record of a cadre, year by year; the ledger keeps who read it, when and from where."""
    with transaction.atomic():
        require(by, rules.READ_RECORD, cadre)
        found = years_of(cadre, with_proposals=by.pk != cadre.pk)
        name, as_it_is = subjects.PERSON.name, subjects.PERSON.digest(cadre)
        record(by.actor, [Change(rules.READ_RECORD.name, name, str(cadre.pk), as_it_is, as_it_is, origin)])
    return found
