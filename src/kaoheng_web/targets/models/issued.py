"""What a unit has to reach in a year, issued once."""

from datetime import date

from django.db import models

from kaoheng_web.targets.goals import Goal
from kaoheng_web.targets.visible import TargetQuerySet


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


class Target(Goal):
    """An issued target of one unit for one item; these columns never change (a change is a `Change`)."""

    issue = models.ForeignKey("targets.Issue", models.PROTECT, "targets", verbose_name="目标下达")
    edition = models.ForeignKey("methods.Edition", models.PROTECT, "targets", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "targets", verbose_name="单位")
    item = models.CharField("指标", max_length=64)
    binding = models.BooleanField("约束性", default=False)
    source = models.CharField("依据", max_length=200, blank=True)
    explanation = models.TextField("目标说明", blank=True)
    due = models.DateField("完成时限", null=True)

    objects = TargetQuerySet.as_manager()

    class Meta(Goal.Meta):
        verbose_name = "目标"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "unit", "item", name="target_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that carries it."""
        return self.unit.path

    @property
    def deadline(self) -> date:
        """The day by which it has to be reached: its own, or the end of the assessment year."""
        return self.due or date(self.edition.year, 12, 31)
