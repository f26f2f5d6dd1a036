"""What the public sees of results is set and set again."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.publishing import rules, subjects
from kaoheng_web.publishing.models import Disclosure
from kaoheng_web.publishing.queries.disclosed import extent_of
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

SAME = Text("公开范围没有变化。", "The public sees that much already.")


def disclose(by: Person, edition: Edition, extent: str) -> Disclosure:
    """Set how much of the final results of a year anybody may read."""
    with transaction.atomic():
        require(by, rules.DISCLOSE)
        Edition.objects.select_for_update().get(pk=edition.pk)
        refuse_if([], {"extent": [SAME] if extent_of(edition) == extent else []})
        row = Disclosure.objects.create(edition=edition, extent=extent, at=clock.now(), by=by)
        record(by.actor, [created(rules.DISCLOSE.name, subjects.DISCLOSURE, row, row.get_extent_display())])
    return row
