"""What units propose, and hand in."""

from django.db import models
from django.db.models import Q

from kaoheng_web.targets.goals import Goal
from kaoheng_web.targets.models.units import OfUnit


class Submission(OfUnit):
    """A unit's proposals handed in (目标申报); the office may return them with a reason."""

    at = models.DateTimeField("报送时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报送人")
    returned_at = models.DateTimeField("退回时间", null=True)
    returned_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="退回人")
    reason = models.TextField("退回理由", blank=True)

    class Meta:
        verbose_name = "目标申报"
        constraints = [
            models.UniqueConstraint(
                "edition", "unit", condition=Q(returned_at__isnull=True), name="submission_once_until_returned"
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | (Q(returned_by__isnull=False) & ~Q(reason="")),
                name="submission_returned_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d}"


class Proposal(Goal, OfUnit):
    """What a unit proposes for an item, and why (目标建议值); it stays as it was when the office balances."""

    item = models.CharField("指标", max_length=64)
    reason = models.TextField("申报理由", blank=True)
    at = models.DateTimeField("填报时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="填报人")

    class Meta(Goal.Meta):
        verbose_name = "目标建议值"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "unit", "item", name="proposal_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"
