"""Key projects with the days of their stages, the investment of each month, and what is counted into which item."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q, QuerySet

from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

OVER_ALL = frozenset({Role.OFFICE, Role.LEADING_GROUP, Role.DATA})
CONCERNED = frozenset({Role.LIAISON, Role.HEAD, Role.TEAM})


class ProjectQuerySet(QuerySet[Any]):
    """Projects."""

    def visible_to(self, person: "Person") -> Self:
        """Those of one's own units; all of them for the office, the leading group and data departments."""
        stands = standing(person)
        return self if stands.has(OVER_ALL) else self.filter(stands.paths(CONCERNED, "unit__"))


def _after(earlier: str, later: str) -> Q:
    """A later stage has its day only when the earlier one has, and not before it."""
    return Q(**{f"{later}__isnull": True}) | Q(**{f"{earlier}__isnull": False, f"{later}__gte": F(earlier)})


class Project(models.Model):
    """A key project (重点项目); its stage is the last one that has a day. Money is in units of 10,000 yuan (万元)."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "projects", verbose_name="责任单位")
    title = models.CharField("项目名称", max_length=100)
    investor = models.CharField("投资方", max_length=100)
    area = models.CharField("领域", max_length=30)
    planned_total = models.DecimalField("总投资", max_digits=12, decimal_places=2)
    reserve_on = models.DateField("入库日期")
    signed_on = models.DateField("签约日期", null=True)
    started_on = models.DateField("开工日期", null=True)
    in_production_on = models.DateField("投产日期", null=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "重点项目"
        constraints = [
            models.UniqueConstraint("unit", "title", name="project_once_a_unit"),
            models.CheckConstraint(condition=Q(planned_total__gt=0), name="project_costs_something"),
            models.CheckConstraint(condition=_after("reserve_on", "signed_on"), name="project_signed_after_reserve"),
            models.CheckConstraint(condition=_after("signed_on", "started_on"), name="project_started_after_signed"),
            models.CheckConstraint(
                condition=_after("started_on", "in_production_on"), name="project_produces_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that answers for it."""
        return self.unit.path


class YearPlan(models.Model):
    """The investment that a project plans for a year (年度计划投资); a later row supersedes."""

    project = models.ForeignKey("projects.Project", models.PROTECT, "plans", verbose_name="项目")
    year = models.PositiveSmallIntegerField("年度")
    amount = models.DecimalField("计划投资", max_digits=12, decimal_places=2)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="填写人")

    class Meta:
        verbose_name = "年度投资计划"
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="year_plan_not_negative")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year}"


class Investment(models.Model):
    """What was invested in a month (完成投资); a later row supersedes."""

    project = models.ForeignKey("projects.Project", models.PROTECT, "investments", verbose_name="项目")
    period = models.CharField("月份", max_length=7)
    amount = models.DecimalField("完成投资", max_digits=12, decimal_places=2)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="填写人")

    class Meta:
        verbose_name = "完成投资"
        indexes = [models.Index("project", "period", name="investment_cell")]
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="investment_not_negative")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.period}"


class CountingRule(models.Model):
    """What of the projects is counted as the value of an item (计入指标)."""

    class What(models.TextChoices):
        SIGNED = "signed", "本年签约数"
        STARTED = "started", "本年开工数"
        IN_PRODUCTION = "in_production", "本年投产数"
        INVESTMENT = "investment", "本年完成投资（亿元）"

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "counting_rules", verbose_name="考核办法")
    item = models.CharField("指标", max_length=64)
    what = models.CharField("计入内容", max_length=16, choices=What)
    basis = models.CharField("依据", max_length=100)

    class Meta:
        verbose_name = "项目计入规则"
        constraints = [models.UniqueConstraint("edition", "item", name="counting_rule_once_an_item")]

    def __str__(self) -> str:
        return f"{self.item} {self.what}"
