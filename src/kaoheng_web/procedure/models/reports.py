"""What a unit says of itself (自查总结), and what its team says of it (综合评价)."""

from django.db import models
from django.db.models import Q

from kaoheng_web.procedure.visible import ReportQuerySet, VisitQuerySet


class SelfAssessment(models.Model):
    """A unit's report on its year: drafted by the liaison, submitted by the head."""

    year = models.PositiveSmallIntegerField("考核年度")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "self_assessments", verbose_name="单位")
    text = models.TextField("自查总结")
    drafted_at = models.DateTimeField("起草时间")
    drafted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="起草人")
    submitted_at = models.DateTimeField("报送时间", null=True)
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="报送人")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "自查报告"
        constraints = [
            models.UniqueConstraint("year", "unit", name="self_assessment_once_a_year"),
            models.CheckConstraint(condition=~Q(text=""), name="self_assessment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit_id}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path


class OwnScore(models.Model):
    """The points that a unit gives itself for an item (自评分)."""

    assessment = models.ForeignKey("procedure.SelfAssessment", models.PROTECT, "scores", verbose_name="自查报告")
    item = models.CharField("指标", max_length=64)
    points = models.CharField("自评分", max_length=40)

    class Meta:
        verbose_name = "自评分"
        constraints = [models.UniqueConstraint("assessment", "item", name="own_score_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.points}"


class Evaluation(models.Model):
    """What an assessment team says of a unit as a whole (综合评价意见); a working paper that no other team knows."""

    year = models.PositiveSmallIntegerField("考核年度")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "evaluations", verbose_name="被考核单位")
    text = models.TextField("综合评价意见")
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="执笔人")

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "综合评价意见"
        constraints = [
            models.UniqueConstraint("year", "unit", name="evaluation_once_a_year"),
            models.CheckConstraint(condition=~Q(text=""), name="evaluation_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit_id}"
