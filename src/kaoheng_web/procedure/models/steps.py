"""When a step of a year may be taken, that it was closed, and what the leading group decided otherwise."""

from django.db import models
from django.db.models import F, Q


class Window(models.Model):
    """From when to when a step of a year is taken (办理期限), as the office set it."""

    year = models.PositiveSmallIntegerField("考核年度")
    step = models.CharField("环节", max_length=20)
    opens = models.DateField("起始日期")
    closes = models.DateField("截止日期")
    at = models.DateTimeField("规定时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="规定人")

    class Meta:
        verbose_name = "环节期限"
        constraints = [
            models.UniqueConstraint("year", "step", name="window_once"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="window_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.step}"


class Exemption(models.Model):
    """The leading group decided that a step of a year is skipped, or may take longer (程序例外)."""

    class Kind(models.TextChoices):
        SKIP = "skip", "免予办理"
        EXTEND = "extend", "延长期限"

    year = models.PositiveSmallIntegerField("考核年度")
    step = models.CharField("环节", max_length=20)
    kind = models.CharField("例外", max_length=8, choices=Kind)
    until = models.DateField("延至", null=True)
    reason = models.TextField("理由")
    document = models.CharField("会议纪要", max_length=100)
    at = models.DateTimeField("决定时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="决定人")

    class Meta:
        verbose_name = "程序例外"
        constraints = [
            models.UniqueConstraint("year", "step", condition=Q(kind="skip"), name="step_skipped_once"),
            models.CheckConstraint(
                condition=Q(kind="skip", until__isnull=True) | Q(kind="extend", until__isnull=False),
                name="exemption_extends_to_a_day",
            ),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(document=""), name="exemption_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.step} {self.kind}"


class Closing(models.Model):
    """The office closed a step of a year, once nothing stood in the way (环节办结)."""

    year = models.PositiveSmallIntegerField("考核年度")
    step = models.CharField("环节", max_length=20)
    out_of_order = models.CharField("先于未办结的环节", max_length=200, blank=True)
    note = models.TextField("说明", blank=True)
    at = models.DateTimeField("办结时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="办结人")

    class Meta:
        verbose_name = "环节办结"
        constraints = [models.UniqueConstraint("year", "step", name="closing_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.step}"
