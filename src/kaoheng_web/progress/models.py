"""Figures as they were reported, certified and made final; a later row supersedes, nothing is overwritten."""

from django.db import models
from django.db.models import F, Q

from kaoheng.method.tree import Item
from kaoheng_web.progress.visible import FigureQuerySet, FileQuerySet


class Figure(models.Model):
    """One value of one unit for one item and period, as written, and who said so from which source."""

    class Kind(models.TextChoices):
        REPORTED = "reported", "填报"
        CERTIFIED = "certified", "核定"
        FINAL = "final", "最终"

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "figures", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "figures", verbose_name="单位")
    item = models.CharField("指标", max_length=64)
    column = models.CharField("数据项", max_length=64, default="actual")
    part = models.CharField("分项", max_length=64, blank=True)
    period = models.CharField("期间", max_length=7)
    kind = models.CharField("状态", max_length=10, choices=Kind)
    value = models.CharField("数值", max_length=40)
    source = models.CharField("来源", max_length=200, blank=True)
    as_of = models.DateField("数据日期", null=True)
    reason = models.CharField("更正理由", max_length=200, blank=True)
    certifier = models.ForeignKey("organisation.Unit", models.PROTECT, "certified", null=True, verbose_name="核定单位")
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="填写人")

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "进度数据"
        indexes = [models.Index("edition", "unit", "item", "period", name="figure_cell")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="reported", certifier__isnull=True)
                | (~Q(kind="reported") & Q(certifier__isnull=False, as_of__isnull=False) & ~Q(source="")),
                name="figure_certified_from_a_source",
            ),
            models.CheckConstraint(condition=~Q(value="") & ~Q(period=""), name="figure_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item} {self.period} {self.value}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that it is about."""
        return self.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Who may not certify it a second time."""
        return frozenset((self.by_id,))


class Countersignature(models.Model):
    """A second certifier (复核) from another unit, for a figure that a department certified about itself."""

    figure = models.OneToOneField(
        "progress.Figure", models.PROTECT, related_name="countersignature", verbose_name="数据"
    )
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="复核单位")
    at = models.DateTimeField("复核时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="复核人")

    class Meta:
        verbose_name = "数据复核"

    def __str__(self) -> str:
        return f"{self.figure_id} {self.unit_id}"


class Return(models.Model):
    """A reported figure sent back with a reason (退回), until the unit answers or reports again."""

    figure = models.ForeignKey("progress.Figure", models.PROTECT, "returns", verbose_name="数据")
    reason = models.CharField("退回理由", max_length=200)
    at = models.DateTimeField("退回时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="退回人")
    answer = models.CharField("答复", max_length=200, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="答复人")

    class Meta:
        verbose_name = "数据退回"
        constraints = [
            models.UniqueConstraint("figure", condition=Q(answered_at__isnull=True), name="return_one_open"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("at"), answered_by__isnull=False),
                name="return_answered_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id} {self.reason}"


class EvidenceFile(models.Model):
    """A file handed in as evidence (佐证材料); its hash is fixed at upload, its bytes stand under that hash."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "evidence_files", verbose_name="单位")
    name = models.CharField("文件名", max_length=120)
    sha256 = models.CharField("指纹", max_length=64, db_index=True)
    size = models.PositiveIntegerField("字节数")
    at = models.DateTimeField("上传时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="上传人")

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = "佐证材料"
        constraints = [models.UniqueConstraint("unit", "sha256", name="evidence_file_once_a_unit")]

    def __str__(self) -> str:
        return self.name

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that handed it in."""
        return self.unit.path


class Attachment(models.Model):
    """An evidence file stands behind an item of a period; one file may serve many items."""

    file = models.ForeignKey("progress.EvidenceFile", models.PROTECT, "attachments", verbose_name="佐证材料")
    edition = models.ForeignKey("methods.Edition", models.PROTECT, "attachments", verbose_name="考核办法")
    item = models.CharField("指标", max_length=64)
    period = models.CharField("期间", max_length=7)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="经办人")

    class Meta:
        verbose_name = "佐证引用"
        constraints = [models.UniqueConstraint("file", "edition", "item", "period", name="attachment_once")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.item} {self.period}"


class Deadline(models.Model):
    """Which items are to be reported for a period, by when, and by when they are certified."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "deadlines", verbose_name="考核办法")
    period = models.CharField("期间", max_length=7)
    items = models.JSONField("填报的指标", default=list)  # by id; empty for every item
    report_by = models.DateField("填报期限")
    certify_by = models.DateField("核定期限")

    class Meta:
        verbose_name = "填报期限"
        constraints = [
            models.UniqueConstraint("edition", "period", name="deadline_once_a_period"),
            models.CheckConstraint(condition=Q(certify_by__gte=F("report_by")), name="deadline_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.report_by}"

    def asks(self, item: Item) -> bool:
        """Whether an item is to be reported."""
        return not self.items or item.id in self.items


class LightScale(models.Model):
    """From which per cent of the time plan on a light is green or yellow, and the document that says so."""

    edition = models.OneToOneField(
        "methods.Edition", models.PROTECT, related_name="light_scale", verbose_name="考核办法"
    )
    green = models.PositiveSmallIntegerField("正常（%）")
    yellow = models.PositiveSmallIntegerField("偏慢（%）")
    basis = models.CharField("依据", max_length=100)

    class Meta:
        verbose_name = "亮灯标准"
        constraints = [
            models.CheckConstraint(condition=Q(green__gt=F("yellow"), yellow__gt=0), name="light_scale_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.green} {self.yellow}"
