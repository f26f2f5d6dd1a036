"""Talks with single people (个别谈话): by post, never by name; the notes are sealed."""

from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


class InterviewQuerySet(models.QuerySet[Any]):
    """Talks."""

    def visible_to(self, person: "Person") -> Self:
        """One's own; all for the authorised of the organisation department. Nobody else learns of a single talk."""
        return self.filter(Q(recorded_by=person) | standing(person).paths({Role.PERSONNEL}, "unit__"))


class Interview(models.Model):
    """One talk about a unit in an assessment year; its notes open only by `actions.read_notes`, which records it."""

    class Partner(models.TextChoices):
        LEADER = "leader", "班子成员"
        MIDDLE = "middle", "中层干部"
        BELOW = "below", "下级单位负责人"
        STAFF = "staff", "干部职工代表"

    class Grade(models.TextChoices):
        GOOD = "good", "好"
        FAIRLY_GOOD = "fairly_good", "较好"
        FAIR = "fair", "一般"
        POOR = "poor", "较差"

    reference = models.UUIDField("编号", default=uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("考核年度")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "interviews", verbose_name="被考核单位")
    held_on = models.DateField("谈话日期")
    partner = models.CharField("谈话对象类别", max_length=8, choices=Partner)
    post = models.CharField("谈话对象职务", max_length=100)
    grade = models.CharField("总体评价", max_length=16, choices=Grade)
    notes = models.TextField("谈话记录（密文）")
    recorded_at = models.DateTimeField("登记时间")
    recorded_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="记录人")

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = "个别谈话"
        constraints = [models.CheckConstraint(condition=~Q(notes=""), name="interview_has_notes")]

    def __str__(self) -> str:
        return f"{self.year} {self.unit_id} {self.reference}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path
