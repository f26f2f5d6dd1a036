"""Targets split to posts, people and departments."""

from django.db import models
from django.db.models import Q

from kaoheng_web.targets.models.units import OfUnit
from kaoheng_web.targets.visible import ShareQuerySet


class Share(models.Model):
    """A part of a target that a post, a person or a department of the unit carries (目标分解)."""

    target = models.ForeignKey("targets.Target", models.PROTECT, "shares", verbose_name="目标")
    post = models.ForeignKey("organisation.Post", models.PROTECT, "+", null=True, verbose_name="岗位")
    person = models.ForeignKey("organisation.Person", models.PROTECT, "shares", null=True, verbose_name="责任人")
    department = models.CharField("科室", max_length=50, blank=True)
    task = models.CharField("任务", max_length=200)
    measure = models.CharField("量化要求", max_length=100, blank=True)
    due = models.DateField("完成时限")
    at = models.DateTimeField("分解时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="分解人")

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = "目标分解"
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, person__isnull=True, department="")
                | Q(post__isnull=True, person__isnull=False, department="")
                | (Q(post__isnull=True, person__isnull=True) & ~Q(department="")),
                name="share_has_one_carrier",
            )
        ]

    def __str__(self) -> str:
        return self.task


class SplitPlan(OfUnit):
    """A unit's split of its targets, filed with the office (分解方案报备)."""

    at = models.DateTimeField("报备时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报备人")

    class Meta:
        verbose_name = "分解方案"
        constraints = [models.UniqueConstraint("edition", "unit", name="split_plan_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d}"
