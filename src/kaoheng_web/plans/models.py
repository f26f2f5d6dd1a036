"""Plans of several years: their goals, the stages to them, and what each year brought; numbers as they were written."""

from django.db import models
from django.db.models import F, Q

from kaoheng_web.plans.visible import PlanQuerySet


class Plan(models.Model):
    """Goals for some years (五年规划), approved by the leading group; with the lines that its words are given by."""

    title = models.CharField("名称", max_length=200)
    first = models.PositiveSmallIntegerField("起始年")
    last = models.PositiveSmallIntegerField("终期年")
    document = models.CharField("文号", max_length=100, blank=True)
    on_course_at = models.CharField("正常线", max_length=20)
    slow_at = models.CharField("偏慢线", max_length=20)
    drafted_at = models.DateTimeField("起草时间")
    drafted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="起草人")
    submitted_at = models.DateTimeField("报审时间", null=True)
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="报审人")
    approved_at = models.DateTimeField("审定时间", null=True)
    approved_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审定人")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "规划"
        constraints = [
            models.CheckConstraint(condition=Q(last__gt=F("first")), name="plan_years_in_order"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(submitted_at__isnull=False, approved_by__isnull=False),
                name="plan_approved_after_submission",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who drafted or submitted it."""
        return frozenset(key for key in (self.drafted_by_id, self.submitted_by_id) if key)


class PlanGoal(models.Model):
    """One goal of a plan: where it starts, where it must end, and the way there."""

    class Direction(models.TextChoices):
        UP = "up", "提高"
        DOWN = "down", "降低"

    class Way(models.TextChoices):
        GROWTH = "growth", "年均增长"
        DOUBLING = "doubling", "翻番"
        LEVEL = "level", "达到"
        STAGED = "staged", "分年"

    plan = models.ForeignKey("plans.Plan", models.PROTECT, "goals", verbose_name="规划")
    name = models.CharField("指标名称", max_length=100)
    item = models.CharField("考核指标", max_length=64, blank=True)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    decimals = models.PositiveSmallIntegerField("小数位数")
    direction = models.CharField("方向", max_length=4, choices=Direction)
    way = models.CharField("方式", max_length=8, choices=Way)
    base_year = models.PositiveSmallIntegerField("基期年")
    base_value = models.CharField("基期值", max_length=40)
    aim = models.CharField("目标", max_length=40)
    binding = models.BooleanField("约束性", default=False)
    source = models.CharField("依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "规划目标"
        constraints = [
            models.UniqueConstraint("plan", "name", name="plan_goal_once"),
            models.UniqueConstraint("plan", "item", condition=~Q(item=""), name="plan_goal_item_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Stage(models.Model):
    """What a staged goal has to reach by the end of a year."""

    goal = models.ForeignKey("plans.PlanGoal", models.PROTECT, "stages", verbose_name="规划目标")
    year = models.PositiveSmallIntegerField("年度")
    value = models.CharField("数值", max_length=40)

    class Meta:
        verbose_name = "分年目标"
        constraints = [models.UniqueConstraint("goal", "year", name="plan_stage_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.value}"


class Actual(models.Model):
    """What a year brought, and where the figure comes from; a correction replaces it and keeps it."""

    goal = models.ForeignKey("plans.PlanGoal", models.PROTECT, "actuals", verbose_name="规划目标")
    year = models.PositiveSmallIntegerField("年度")
    value = models.CharField("数值", max_length=40)
    source = models.CharField("来源", max_length=200)
    recorded_at = models.DateTimeField("登记时间")
    recorded_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="登记人")
    reason = models.CharField("更正理由", max_length=200, blank=True)
    replaced_at = models.DateTimeField("更正时间", null=True)

    class Meta:
        verbose_name = "规划实际值"
        constraints = [
            models.UniqueConstraint(
                "goal", "year", condition=Q(replaced_at__isnull=True), name="plan_actual_one_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.value}"
