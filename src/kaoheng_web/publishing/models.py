"""What was issued, word for word; letters being written; and how much of the results the public is shown."""

from django.db import models
from django.db.models import Q

from kaoheng_web.publishing.visible import PublicationQuerySet


class Publication(models.Model):
    """A document that the office issued from an approved run, with its number and the hashes of its files."""

    class Kind(models.TextChoices):
        MINUTES = "minutes", "会议纪要"
        BULLETIN = "bulletin", "通报"
        COMMENDATION = "commendation", "表彰决定"
        FEEDBACK = "feedback", "反馈函"
        STATEMENT = "statement", "计分单"

    run = models.ForeignKey("results.Run", models.PROTECT, "publications", verbose_name="计分批次")
    kind = models.CharField("文种", max_length=16, choices=Kind)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "publications", null=True, verbose_name="单位")
    mark = models.CharField("文号代字", max_length=20)
    year = models.PositiveSmallIntegerField("发文年份")
    sequence = models.PositiveIntegerField("发文序号")
    copied = models.CharField("抄送机关", max_length=300, blank=True)
    content = models.TextField("内容")
    code = models.CharField("验证码", max_length=16, unique=True)
    word_hash = models.CharField("Word文件指纹", max_length=64, db_index=True)
    pdf_hash = models.CharField("PDF文件指纹", max_length=64, db_index=True)
    at = models.DateTimeField("印发时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="印发人")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "印发文件"
        constraints = [
            models.UniqueConstraint("mark", "year", "sequence", name="publication_number_once"),
            models.UniqueConstraint(
                "run", "kind", "unit", condition=Q(unit__isnull=False), name="publication_once_a_unit"
            ),
            models.UniqueConstraint("run", "kind", condition=Q(unit__isnull=True), name="publication_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["feedback", "statement"], unit__isnull=False)
                | Q(kind__in=["minutes", "bulletin", "commendation"], unit__isnull=True),
                name="publication_for_a_unit_or_all",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number of the document: 晋市考核〔2026〕3号."""
        return f"{self.mark}〔{self.year}〕{self.sequence}号"


class Dispatch(models.Model):
    """Letters to all units of a run were ordered: their numbers are kept, and a job writes one after another."""

    class Kind(models.TextChoices):
        FEEDBACK = "feedback", "反馈函"
        STATEMENT = "statement", "计分单"

    run = models.ForeignKey("results.Run", models.PROTECT, "dispatches", verbose_name="计分批次")
    kind = models.CharField("文种", max_length=16, choices=Kind)
    mark = models.CharField("文号代字", max_length=20)
    year = models.PositiveSmallIntegerField("发文年份")
    first = models.PositiveIntegerField("首份序号")
    count = models.PositiveIntegerField("份数")
    copied = models.CharField("抄送机关", max_length=300, blank=True)
    at = models.DateTimeField("印发时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="印发人")

    class Meta:
        verbose_name = "逐单位印发"
        constraints = [
            models.UniqueConstraint("run", "kind", name="dispatch_once"),
            models.UniqueConstraint("mark", "year", "first", name="dispatch_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["feedback", "statement"], first__gte=1), name="dispatch_of_letters"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark}〔{self.year}〕{self.first}—{self.first + self.count - 1}号"


class Disclosure(models.Model):
    """How much of the final results of a year the public is shown; the last one holds."""

    class Extent(models.TextChoices):
        NOTHING = "nothing", "不公开"
        GRADES = "grades", "只公开等次"
        TOTALS = "totals", "公开总分、名次和等次"

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "disclosures", verbose_name="考核办法")
    extent = models.CharField("公开范围", max_length=8, choices=Extent)
    at = models.DateTimeField("设定时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="设定人")

    class Meta:
        verbose_name = "结果公开范围"

    def __str__(self) -> str:
        return f"{self.edition_id} {self.extent}"
