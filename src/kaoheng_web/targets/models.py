"""What a unit has to reach in a year: issued once, changed only by approval, the original kept."""

from django.db import models
from django.db.models import Q


class Issue(models.Model):
    """Targets issued in one action (目标下达), under one document."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "issues", verbose_name="考核办法")
    document = models.CharField("文号", max_length=100)
    at = models.DateTimeField("下达时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="下达人")

    class Meta:
        verbose_name = "目标下达"

    def __str__(self) -> str:
        return self.document


class Goal(models.Model):
    """What is to be reached: a value, or the ends of a range; numbers keep their written digits."""

    class Kind(models.TextChoices):
        POINT = "point", "确定值"
        FLOOR = "floor", "下限"
        CEILING = "ceiling", "上限"
        RANGE = "range", "区间"

    kind = models.CharField("目标类型", max_length=8, choices=Kind)
    value = models.CharField("目标值", max_length=40, blank=True)
    low = models.CharField("区间下限", max_length=40, blank=True)
    high = models.CharField("区间上限", max_length=40, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="range", value="") & ~Q(low="") & ~Q(high=""))
                | (~Q(kind="range") & ~Q(value="") & Q(low="", high="")),
                name="%(class)s_has_its_values",
            )
        ]


class Target(Goal):
    """An issued target of one unit for one item; these columns never change (a change is a `Change`)."""

    issue = models.ForeignKey("targets.Issue", models.PROTECT, "targets", verbose_name="目标下达")
    edition = models.ForeignKey("methods.Edition", models.PROTECT, "targets", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "targets", verbose_name="单位")
    item = models.CharField("指标", max_length=64)
    binding = models.BooleanField("约束性", default=False)
    source = models.CharField("依据", max_length=200, blank=True)
    explanation = models.TextField("目标说明", blank=True)

    class Meta(Goal.Meta):
        verbose_name = "目标"
        constraints = [
            *Goal.Meta.constraints,
            models.UniqueConstraint("edition", "unit", "item", name="target_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that carries it."""
        return self.unit.path


class Change(Goal):
    """A change of an issued target (目标调整): requested with reasons, reviewed, approved or rejected."""

    target = models.ForeignKey("targets.Target", models.PROTECT, "changes", verbose_name="目标")
    reason = models.TextField("调整理由")
    requested_at = models.DateTimeField("申请时间")
    requested_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="申请人")
    reviewed_at = models.DateTimeField("审核时间", null=True)
    reviewed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审核人")
    opinion = models.TextField("审核意见", blank=True)
    approved_at = models.DateTimeField("批准时间", null=True)
    rejected_at = models.DateTimeField("驳回时间", null=True)
    decided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="决定人")
    document = models.CharField("批复文号", max_length=100, blank=True)
    answer = models.TextField("批复意见", blank=True)

    class Meta(Goal.Meta):
        verbose_name = "目标调整"
        constraints = [
            *Goal.Meta.constraints,
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(rejected_at__isnull=True), name="change_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(reviewed_at__isnull=False, decided_by__isnull=False),
                name="change_approved_after_review",
            ),
            models.UniqueConstraint(
                "target",
                condition=Q(approved_at__isnull=True, rejected_at__isnull=True),
                name="change_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.requested_at:%Y-%m-%d}"

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who asked for it and who reviewed it."""
        return frozenset(key for key in (self.requested_by_id, self.reviewed_by_id) if key)
