"""What the superior asks, what the office puts in place of proposals, and the table that is approved."""

from django.db import models
from django.db.models import Q

from kaoheng_web.targets.goals import Goal
from kaoheng_web.targets.models.units import OfUnit


class SuperiorTarget(Goal):
    """What the superior asks of the whole city for an item (省下达目标), and how units' goals make it up."""

    class Together(models.TextChoices):
        SUM = "sum", "合计"
        MEAN = "mean", "算术平均"
        WEIGHTED = "weighted", "加权平均"

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "superior_targets", verbose_name="考核办法")
    item = models.CharField("指标", max_length=64)
    together = models.CharField("汇总方式", max_length=8, choices=Together)
    document = models.CharField("文号", max_length=100)
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="登记人")

    class Meta(Goal.Meta):
        verbose_name = "省下达目标"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "item", name="superior_target_once")]

    def __str__(self) -> str:
        return self.item


class Weight(models.Model):
    """How much a unit counts in a weighted mean of goals, such as last year's base (基数)."""

    superior = models.ForeignKey("targets.SuperiorTarget", models.PROTECT, "weights", verbose_name="省下达目标")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")
    weight = models.CharField("基数", max_length=40)

    class Meta:
        verbose_name = "汇总基数"
        constraints = [models.UniqueConstraint("superior", "unit", name="weight_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.weight}"


class Balance(Goal, OfUnit):
    """What the office puts in place of a proposal, and why (平衡值)."""

    item = models.CharField("指标", max_length=64)
    reason = models.TextField("调整理由")
    at = models.DateTimeField("平衡时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="平衡人")

    class Meta(Goal.Meta):
        verbose_name = "平衡值"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "unit", "item", name="balance_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"


class BalanceSheet(models.Model):
    """The whole table of goals (目标平衡表) as it was submitted to the leading group; `hash` pins every value of it."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "sheets", verbose_name="考核办法")
    hash = models.CharField("指纹", max_length=64)
    count = models.PositiveIntegerField("目标个数")
    explanation = models.TextField("缺口说明", blank=True)
    submitted_at = models.DateTimeField("报审时间")
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报审人")
    approved_at = models.DateTimeField("审定时间", null=True)
    returned_at = models.DateTimeField("退回时间", null=True)
    decided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审定人")
    document = models.CharField("会议纪要文号", max_length=100, blank=True)
    opinion = models.TextField("审定意见", blank=True)
    issue = models.OneToOneField("targets.Issue", models.PROTECT, related_name="sheet", null=True, verbose_name="下达")

    class Meta:
        verbose_name = "目标平衡表"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(returned_at__isnull=True), name="sheet_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, returned_at__isnull=True) | Q(decided_by__isnull=False),
                name="sheet_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | Q(approved_at__isnull=False), name="sheet_issued_after_approval"
            ),
            models.UniqueConstraint(
                "edition", condition=Q(returned_at__isnull=True, issue__isnull=True), name="sheet_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.submitted_at:%Y-%m-%d}"

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who submitted it, and all who balanced."""
        balanced = Balance.objects.filter(edition_id=self.edition_id).values_list("by_id", flat=True)
        return frozenset({self.submitted_by_id, *balanced})
