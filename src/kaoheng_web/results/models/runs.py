"""Scoring runs: what was scored by which method from which evidence, what came out, and how far it has got."""

from django.db import models
from django.db.models import F, Q

from kaoheng_web.results.visible import RunQuerySet, UnitResultQuerySet
from kaoheng_web.shared.clock import CHINA


class Run(models.Model):
    """One scoring of a year; its evidence is kept, so that it can be replayed and every number explained."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "runs", verbose_name="考核办法")
    number = models.PositiveIntegerField("序号")
    corrects = models.ForeignKey("results.Run", models.PROTECT, "corrections", null=True, verbose_name="更正")
    reason = models.CharField("说明", max_length=500, blank=True)
    evidence = models.BinaryField("计分数据")
    method_hash = models.CharField("办法指纹", max_length=64)
    evidence_hash = models.CharField("数据指纹", max_length=64)
    program = models.CharField("程序", max_length=100)
    result_hash = models.CharField("结果指纹", max_length=64)
    scored_at = models.DateTimeField("计分时间")
    scored_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="计分人")
    checked_at = models.DateTimeField("复核时间", null=True)
    checked_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="复核人")
    submitted_at = models.DateTimeField("报审时间", null=True)
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="报审人")
    approved_at = models.DateTimeField("审定时间", null=True)
    approved_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审定人")
    document = models.CharField("文号", max_length=100, blank=True)
    notice_from = models.DateField("公示起始日期", null=True)
    notice_to = models.DateField("公示截止日期", null=True)
    noticed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="公示人")
    final_at = models.DateTimeField("定稿时间", null=True)
    final_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="定稿人")

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = "计分批次"
        constraints = [
            models.UniqueConstraint("edition", "number", name="run_number_once"),
            models.UniqueConstraint("corrects", condition=Q(final_at__isnull=False), name="run_corrected_once"),
            models.UniqueConstraint(
                "edition", condition=Q(final_at__isnull=False, corrects__isnull=True), name="run_final_once"
            ),
            models.CheckConstraint(
                condition=(Q(checked_at__isnull=True) | Q(checked_at__gte=F("scored_at")))
                & (Q(submitted_at__isnull=True) | Q(submitted_at__gte=F("checked_at")))
                & (Q(approved_at__isnull=True) | Q(approved_at__gte=F("submitted_at")))
                & (Q(notice_from__isnull=True) | Q(approved_at__isnull=False, notice_to__gte=F("notice_from")))
                & (Q(final_at__isnull=True) | Q(notice_from__isnull=False, final_at__gte=F("approved_at"))),
                name="run_steps_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} #{self.number}"

    @property
    def provisional(self) -> bool:
        """Whether it was scored before its year was over (暂算): it shows where units stand, and goes no further."""
        return bool(self.scored_at.astimezone(CHINA).year <= self.edition.year)

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who scored, checked and submitted it."""
        return frozenset(key for key in (self.scored_by_id, self.checked_by_id, self.submitted_by_id) if key)


class UnitResult(models.Model):
    """What a run came to for one unit, with the digits that are published."""

    run = models.ForeignKey("results.Run", models.PROTECT, "results", verbose_name="计分批次")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "results", verbose_name="单位")
    group = models.CharField("考核组别", max_length=32)
    total = models.CharField("总分", max_length=40, blank=True)
    rank = models.CharField("名次", max_length=12, blank=True)
    grade = models.CharField("等次", max_length=20, blank=True)
    undecided = models.BooleanField("待领导组决定", default=False)

    objects = UnitResultQuerySet.as_manager()

    class Meta:
        verbose_name = "单位结果"
        constraints = [models.UniqueConstraint("run", "unit", name="result_once_a_unit")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.unit_id} {self.total}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path
