"""Editions of assessment methods: the text that a year is scored by, and the dates of its way to force."""

from functools import lru_cache

from django.db import models
from django.db.models import Q

from kaoheng.method.edition import Method
from kaoheng.method.load import Loaded, read
from kaoheng_web.methods.visible import EditionQuerySet, OpinionQuerySet


class Edition(models.Model):
    """One edition of the method of a year; once approved its text never changes, and the year is pinned to its hash."""

    year = models.PositiveSmallIntegerField("考核年度")
    title = models.CharField("名称", max_length=200)
    text = models.TextField("方法文件")
    hash = models.CharField("指纹", max_length=64)
    copied_from = models.ForeignKey("methods.Edition", models.PROTECT, "copies", null=True, verbose_name="沿用自")
    drafted_at = models.DateTimeField("起草时间")
    drafted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="起草人")
    submitted_at = models.DateTimeField("报审时间", null=True)
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="报审人")
    approved_at = models.DateTimeField("审定时间", null=True)
    approved_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审定人")
    document = models.CharField("文号", max_length=100, blank=True)
    repealed_at = models.DateTimeField("废止时间", null=True)
    repealed_by = models.ForeignKey("methods.Edition", models.PROTECT, "repeals", null=True, verbose_name="被其取代")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "考核办法"
        constraints = [
            models.UniqueConstraint(
                "year",
                condition=Q(approved_at__isnull=False, repealed_at__isnull=True),
                name="edition_one_governs_a_year",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(submitted_at__isnull=False, approved_by__isnull=False),
                name="edition_approved_after_submission",
            ),
            models.CheckConstraint(
                condition=Q(repealed_at__isnull=True) | Q(approved_at__isnull=False),
                name="edition_repealed_after_approval",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who drafted, revised or submitted it."""
        keys = {self.drafted_by_id, self.submitted_by_id, *self.revisions.values_list("by_id", flat=True)}
        return frozenset(key for key in keys if key)

    @property
    def loaded(self) -> Loaded:
        """The method with the lines of its text."""
        return _read(self.text)

    @property
    def method(self) -> Method:
        """The method as the library reads it."""
        return self.loaded.method


class Revision(models.Model):
    """A draft was rewritten (修改): by whom, why, and the hash of what it says since."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "revisions", verbose_name="考核办法")
    at = models.DateTimeField("修改时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="修改人")
    hash = models.CharField("指纹", max_length=64)
    reason = models.CharField("修改说明", max_length=200)

    class Meta:
        verbose_name = "办法修改"

    def __str__(self) -> str:
        return self.reason


class Consultation(models.Model):
    """A draft was laid before the units for their opinions (征求意见), until a day."""

    edition = models.OneToOneField("methods.Edition", models.PROTECT, verbose_name="考核办法")
    opened_at = models.DateTimeField("开始时间")
    opened_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="发起人")
    until = models.DateField("截止日期")
    document = models.CharField("文号", max_length=100, blank=True)

    class Meta:
        verbose_name = "征求意见"

    def __str__(self) -> str:
        return f"{self.edition_id} {self.until}"


class Opinion(models.Model):
    """What a unit says about a draft, and what the assessment office answers: adopted or not, and why."""

    consultation = models.ForeignKey("methods.Consultation", models.PROTECT, "opinions", verbose_name="征求意见")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")
    about = models.CharField("针对", max_length=100, blank=True)
    text = models.TextField("意见")
    given_at = models.DateTimeField("提出时间")
    given_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="提出人")
    adopted = models.BooleanField("采纳", null=True)
    answer = models.TextField("答复", blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="答复人")

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = "意见"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, adopted__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False, adopted__isnull=False) & ~Q(answer="")),
                name="opinion_answered_with_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.given_at:%Y-%m-%d}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that gives it."""
        return self.unit.path


class Return(models.Model):
    """The leading group sent a submitted edition back (退回), with its reason."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "returns", verbose_name="考核办法")
    submitted_at = models.DateTimeField("报审时间")
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报审人")
    at = models.DateTimeField("退回时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="退回人")
    reason = models.TextField("退回理由")

    class Meta:
        verbose_name = "办法退回"

    def __str__(self) -> str:
        return self.reason


@lru_cache(maxsize=32)
def _read(text: str) -> Loaded:
    return read(text)
