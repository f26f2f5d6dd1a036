"""What units came to in years before the platform: taken over from the documents that announced it (历年结果)."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q


class EarlierResultQuerySet(models.QuerySet[Any]):
    """Results of earlier years."""

    def standing(self) -> Self:
        """Those that were not struck out."""
        return self.filter(struck_at__isnull=True)


class EarlierResult(models.Model):
    """The announced result of one unit for one year, with the document; struck out with a reason, never rewritten."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "earlier_results", verbose_name="单位")
    year = models.PositiveSmallIntegerField("年度")
    total = models.CharField("总分", max_length=20, blank=True)
    rank = models.PositiveSmallIntegerField("名次", null=True)
    members = models.PositiveSmallIntegerField("同组单位数", null=True)
    grade = models.CharField("等次", max_length=20)
    source = models.CharField("来源文号", max_length=100)
    at = models.DateTimeField("录入时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="录入人")
    struck_at = models.DateTimeField("作废时间", null=True)
    struck_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="作废人")
    struck_for = models.TextField("作废理由", blank=True)

    objects = EarlierResultQuerySet.as_manager()

    class Meta:
        verbose_name = "历年结果"
        constraints = [
            models.UniqueConstraint(
                "unit", "year", condition=Q(struck_at__isnull=True), name="earlier_result_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1, members__gte=F("rank")), name="earlier_result_rank_of"
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by__isnull=True)
                | Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_for=""),
                name="earlier_result_struck_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.grade}"
