"""Which number a document gets."""

from django.db.models import F, Max

from kaoheng_web.publishing.models import Dispatch, Publication


def next_sequence(mark: str, year: int) -> int:
    """The number after all that were given or are kept for letters."""
    issued = Publication.objects.filter(mark=mark, year=year).aggregate(last=Max("sequence"))["last"] or 0
    kept = Dispatch.objects.filter(mark=mark, year=year).aggregate(last=Max(F("first") + F("count") - 1))["last"] or 0
    return max(issued, kept) + 1
