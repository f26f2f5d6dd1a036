"""Changes of issued targets, and the days on which they may be asked for."""

from django.db import models
from django.db.models import Q

from kaoheng_web.targets.goals import Goal


class ChangeWindow(models.Model):
    """The days on which changes of targets may be asked for in a year (目标调整窗口)."""

    year = models.PositiveSmallIntegerField("考核年度")
    first = models.DateField("开始日期")
    last = models.DateField("截止日期")
    document = models.CharField("文号", max_length=100)

    class Meta:
        verbose_name = "目标调整窗口"
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="change_window_dates_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"


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
                "target", condition=Q(approved_at__isnull=True, rejected_at__isnull=True), name="change_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.requested_at:%Y-%m-%d}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that carries the target."""
        return self.target.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who asked for it and who reviewed it."""
        return frozenset(key for key in (self.requested_by_id, self.reviewed_by_id) if key)
