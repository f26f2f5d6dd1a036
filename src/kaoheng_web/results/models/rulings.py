"""What the leading group ruled about a year's results: ties and quota edges, and adjustments with their reasons."""

from typing import Any, Self

from django.db import models
from django.db.models import Q


class RulingQuerySet(models.QuerySet[Any]):
    """Rulings of the leading group."""

    def standing(self) -> Self:
        """Those that were not revoked."""
        return self.filter(revoked_at__isnull=True)


class Ruling(models.Model):
    """A ruling about one unit, kept with its reason and document also when it is revoked."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "%(class)ss", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "%(class)ss", verbose_name="单位")
    matter = models.CharField("事项", max_length=32)
    reason = models.TextField("理由")
    document = models.CharField("会议纪要", max_length=100)
    at = models.DateTimeField("决定时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="决定人")
    revoked_at = models.DateTimeField("撤销时间", null=True)
    revoked_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="撤销人")
    revoked_for = models.TextField("撤销理由", blank=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                "edition", "unit", "matter", condition=Q(revoked_at__isnull=True), name="%(class)s_once"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_for=""),
                name="%(class)s_revoked_for_a_reason",
            ),
        ]


class Decision(Ruling):
    """A tie, or the edge of a quota, decided on record (并列事项决定)."""

    outcome = models.CharField("决定", max_length=20)

    class Meta(Ruling.Meta):
        abstract = False
        verbose_name = "并列事项决定"

    def __str__(self) -> str:
        return f"{self.matter} {self.outcome}"


class Adjustment(Ruling):
    """A total, a rank or a grade that the leading group put in place of the computed one (领导组调整)."""

    class Matter(models.TextChoices):
        TOTAL = "total", "总分"
        RANK = "rank", "名次"
        GRADE = "grade", "等次"

    before = models.CharField("调整前", max_length=40)
    after = models.CharField("调整后", max_length=40)

    class Meta(Ruling.Meta):
        abstract = False
        verbose_name = "领导组调整"

    def __str__(self) -> str:
        return f"{self.matter} {self.before}→{self.after}"
