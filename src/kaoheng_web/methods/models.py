"""Editions of assessment methods: the text that a year is scored by, and the dates of its way to force."""

from functools import lru_cache

from django.db import models
from django.db.models import Q

from kaoheng.method.edition import Method
from kaoheng.method.load import read


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
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who drafted it and who submitted it."""
        return frozenset(key for key in (self.drafted_by_id, self.submitted_by_id) if key)

    @property
    def method(self) -> Method:
        """The method as the library reads it."""
        return _read(self.text)


@lru_cache(maxsize=32)
def _read(text: str) -> Method:
    return read(text).method
