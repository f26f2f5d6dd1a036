"""What the leading group decided about a year's results: ties and quota edges, and adjustments with their reasons."""

from django.db import models


class Decision(models.Model):
    """A tie, or the edge of a quota, decided on record (并列事项决定)."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "decisions", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "decisions", verbose_name="单位")
    matter = models.CharField("事项", max_length=32)
    outcome = models.CharField("决定", max_length=20)
    reason = models.TextField("理由")
    document = models.CharField("会议纪要", max_length=100)
    at = models.DateTimeField("决定时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="决定人")

    class Meta:
        verbose_name = "并列事项决定"
        constraints = [models.UniqueConstraint("edition", "unit", "matter", name="decision_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.matter}"


class Adjustment(models.Model):
    """A total, a rank or a grade that the leading group put in place of the computed one (领导组调整)."""

    class Matter(models.TextChoices):
        TOTAL = "total", "总分"
        RANK = "rank", "名次"
        GRADE = "grade", "等次"

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "adjustments", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "adjustments", verbose_name="单位")
    matter = models.CharField("事项", max_length=8, choices=Matter)
    before = models.CharField("调整前", max_length=40)
    after = models.CharField("调整后", max_length=40)
    reason = models.TextField("理由")
    document = models.CharField("会议纪要", max_length=100)
    at = models.DateTimeField("决定时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="决定人")

    class Meta:
        verbose_name = "领导组调整"
        constraints = [models.UniqueConstraint("edition", "unit", "matter", name="adjustment_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.matter} {self.before}→{self.after}"
