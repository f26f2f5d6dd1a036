"""Which number a document gets; no two of one mark and year get the same."""

from django.db import connection
from django.db.models import F, Max

from kaoheng_web.publishing.models import Dispatch, Publication


def next_sequence(mark: str, year: int) -> int:
    """The number after all that were given or are kept for letters.

    Until the commit whoever else asks for one of this mark and year waits; SQLite lets nobody else write anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{mark}〔{year}〕"])
    issued = Publication.objects.filter(mark=mark, year=year).aggregate(last=Max("sequence"))["last"] or 0
    kept = Dispatch.objects.filter(mark=mark, year=year).aggregate(last=Max(F("first") + F("count") - 1))["last"] or 0
    return max(issued, kept) + 1
