"""Assessment meetings (考核测评大会) with who was due and who came; too few of a class, and it is reconvened."""

from django.db import models
from django.db.models import F, Q

from kaoheng_web.procedure.visible import VisitQuerySet


class AssessmentMeeting(models.Model):
    """A meeting at a unit that hears its report and votes; the least share of every class that has to come."""

    class Share(models.TextChoices):
        HALF = "1/2", "二分之一"
        TWO_THIRDS = "2/3", "三分之二"

    year = models.PositiveSmallIntegerField("考核年度")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "assessment_meetings", verbose_name="被考核单位")
    held_on = models.DateField("日期")
    place = models.CharField("地点", max_length=100)
    least = models.CharField("每类最低到会比例", max_length=4, choices=Share)
    reconvenes = models.OneToOneField("procedure.AssessmentMeeting", models.PROTECT, null=True, verbose_name="重开自")
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="登记人")

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "测评大会"
        constraints = [
            models.UniqueConstraint(
                "year", "unit", condition=Q(reconvenes__isnull=True), name="assessment_meeting_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit_id} {self.held_on}"


class Attendance(models.Model):
    """How many of a class were due at a meeting, and how many came."""

    meeting = models.ForeignKey("procedure.AssessmentMeeting", models.PROTECT, "classes", verbose_name="测评大会")
    name = models.CharField("类别", max_length=30)
    due = models.PositiveIntegerField("应到")
    present = models.PositiveIntegerField("实到")

    class Meta:
        verbose_name = "到会人数"
        constraints = [
            models.UniqueConstraint("meeting", "name", name="attendance_once_a_class"),
            models.CheckConstraint(condition=Q(due__gte=1, present__lte=F("due")), name="attendance_within_due"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.present}/{self.due}"
