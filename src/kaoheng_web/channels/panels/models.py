"""Panels of raters (评委评分): who rates in which class, what they gave, and when it was handed in."""

from typing import TYPE_CHECKING, Any, Self, cast

from django.db import models
from django.db.models import Q

from kaoheng.tally.panel import Panel as Terms
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

SEES_ALL = frozenset({Role.OFFICE, Role.LEADING_GROUP})


class PanelQuerySet(models.QuerySet[Any]):
    """Panels."""

    def visible_to(self, person: "Person") -> Self:
        """All for the office and the leading group; for others those that they rate in."""
        return self if standing(person).has(SEES_ALL) else self.filter(raters__person=person)


class RaterQuerySet(models.QuerySet[Any]):
    """Raters with their sheets."""

    def visible_to(self, person: "Person") -> Self:
        """All sheets for the office, one's own for everybody else."""
        return self if standing(person).has({Role.OFFICE}) else self.filter(person=person)


class Panel(models.Model):
    """A channel of an edition opened for rating; from which values on a reason is asked for is its own fact."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "panels", verbose_name="考核办法")
    channel = models.CharField("渠道", max_length=64)
    due_on = models.DateField("截止日期")
    reason_low = models.CharField("不高于此须写理由", max_length=40, blank=True)
    reason_high = models.CharField("不低于此须写理由", max_length=40, blank=True)
    opened_at = models.DateTimeField("开启时间")
    opened_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="开启人")

    objects = PanelQuerySet.as_manager()

    class Meta:
        verbose_name = "评分组"
        constraints = [models.UniqueConstraint("edition", "channel", name="panel_once_an_edition")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.channel}"

    @property
    def terms(self) -> Terms:
        """What the method says of the channel."""
        return cast(Terms, self.edition.method.channel(self.channel))


class Rater(models.Model):
    """Somebody appointed to rate, with the sheet they fill in; `unit` is their own, if it is assessed."""

    panel = models.ForeignKey("panels.Panel", models.PROTECT, "raters", verbose_name="评分组")
    person = models.ForeignKey("organisation.Person", models.PROTECT, "ratings", verbose_name="评分人")
    rater_class = models.CharField("评分人类别", max_length=64, blank=True)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", null=True, verbose_name="本单位")
    appointed_at = models.DateTimeField("指定时间")
    appointed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="指定人")
    saved_at = models.DateTimeField("保存时间", null=True)
    submitted_at = models.DateTimeField("提交时间", null=True)

    objects = RaterQuerySet.as_manager()

    class Meta:
        verbose_name = "评分人"
        constraints = [
            models.UniqueConstraint("panel", "person", name="rater_once_a_panel"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | Q(saved_at__isnull=False), name="rater_submits_what_is_saved"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.person_id}"


class Rating(models.Model):
    """What a rater gave a unit in one aspect, in written digits, or 不了解; and why."""

    rater = models.ForeignKey("panels.Rater", models.PROTECT, "sheet", verbose_name="评分人")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")
    aspect = models.CharField("评价内容", max_length=64, blank=True)
    value = models.CharField("评分", max_length=40)
    reason = models.TextField("理由", blank=True)

    class Meta:
        verbose_name = "评分"
        constraints = [models.UniqueConstraint("rater", "unit", "aspect", name="rating_once")]

    def __str__(self) -> str:
        return f"{self.rater_id} {self.unit_id} {self.value}"


class Reopening(models.Model):
    """A submitted sheet is opened again by a decision on record."""

    rater = models.ForeignKey("panels.Rater", models.PROTECT, "reopenings", verbose_name="评分人")
    submitted_at = models.DateTimeField("原提交时间")
    at = models.DateTimeField("退回时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="决定人")
    document = models.CharField("文号", max_length=100)
    reason = models.TextField("理由")

    class Meta:
        verbose_name = "评分退回"

    def __str__(self) -> str:
        return f"{self.rater_id} {self.document}"
