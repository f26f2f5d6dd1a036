"""Reading the ledger."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.shared.clock import CHINA

BLOCK = 10_000
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)  # days beyond are typed by mistake


def last_entry() -> Entry | None:
    """The newest entry."""
    return Entry.objects.order_by("-sequence").first()


def last_root() -> Root | None:
    """The newest signed root."""
    return Root.objects.order_by("-size").first()


def hashes(after: int = 0, upto: int | None = None) -> Iterator[str]:
    """The hashes of entries in order, from the one after `after` to `upto`."""
    found = Entry.objects.filter(sequence__gt=after).order_by("sequence").values_list("hash", flat=True)
    return (found if upto is None else found.filter(sequence__lte=upto)).iterator(chunk_size=BLOCK)


def entries(
    *,
    actor: str = "",
    action: str = "",
    subject_type: str = "",
    subject_id: str = "",
    first: date | None = None,
    last: date | None = None,
    words: str = "",
) -> QuerySet[Entry]:
    """Entries for a page to browse, newest first; every filter that is given has to hold, both days included."""
    found = Entry.objects.order_by("-sequence")
    exact = {"actor": actor, "action": action, "subject_type": subject_type, "subject_id": subject_id}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if first:
        found = found.filter(at__gte=_midnight(max(first, EARLIEST)))
    if last:
        found = found.filter(at__lt=_midnight(min(max(last, EARLIEST), LATEST) + timedelta(days=1)))
    return found.filter(reason__icontains=words) if words else found


def history(subject_type: str, subject_id: object) -> QuerySet[Entry]:
    """All that happened to one subject, oldest first."""
    return Entry.objects.filter(subject_type=subject_type, subject_id=str(subject_id)).order_by("sequence")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CHINA)
