"""One-time codes (投票码、邀请码) as they stand: how many, and how many of them are used."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet


class Codes(NamedTuple):
    """The codes of one class of voters or stratum."""

    all: int = 0
    spent: int = 0


def counted(codes: QuerySet[Any], of: str) -> Mapping[int, Codes]:
    """The codes by the key of what they are of, in one query; none where there are none."""
    rows = codes.values_list(of).annotate(all=Count("pk"), spent=Count("pk", filter=Q(spent=True)))
    return defaultdict(Codes, {key: Codes(number, spent) for key, number, spent in rows.order_by()})
