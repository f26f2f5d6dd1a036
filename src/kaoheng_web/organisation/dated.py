"""Facts that hold from one day to another, both days included; no last day means that they still hold."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q


def holding(day: date, prefix: str = "") -> Q:
    """Rows that hold on a day; `prefix` is the way to them from another table."""
    begun = Q(**{f"{prefix}valid_from__lte": day})
    return begun & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day}))


class DatedQuerySet(models.QuerySet[Any]):
    """Rows with a first and a last day."""

    def on(self, day: date) -> Self:
        """Those that hold on that day."""
        return self.filter(holding(day))


class Dated(models.Model):
    """Something with a first and a last day."""

    valid_from = models.DateField("起始日期")
    valid_to = models.DateField("截止日期", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="%(class)s_dates_in_order"
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
