"""Consequences of final results and the steps taken; where a consequence stands follows from its steps."""

from django.db import models
from django.db.models import Q

from kaoheng.text import Text
from kaoheng_web.consequences.visible import ConsequenceQuerySet


class Application(models.Model):
    """A final run was put to use (结果运用): from it the consequences were generated, once."""

    run = models.OneToOneField("results.Run", models.PROTECT, verbose_name="计分批次")
    made_at = models.DateTimeField("生成时间")
    made_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="生成人")

    class Meta:
        verbose_name = "结果运用"

    def __str__(self) -> str:
        return str(self.run_id)


class Consequence(models.Model):
    """A measure that follows for a unit; a correction withdraws it with the reason, and it is kept."""

    class Kind(models.TextChoices):
        COMMENDATION = "commendation", "通报表扬"
        WRITTEN_REPORT = "written_report", "书面报告"
        RECTIFICATION = "rectification", "限期整改"
        SUMMONS = "summons", "约谈"
        ADMONITION = "admonition", "诫勉谈话"
        RESHUFFLE = "reshuffle", "组织调整"
        OTHER = "other", "其他措施"

    application = models.ForeignKey("consequences.Application", models.PROTECT, "consequences", verbose_name="结果运用")
    edition = models.ForeignKey("methods.Edition", models.PROTECT, "+", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "consequences", verbose_name="单位")
    responsible = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="责任人")
    measure = models.CharField("措施代码", max_length=64)
    kind = models.CharField("类别", max_length=16, choices=Kind)
    title_zh = models.CharField("措施", max_length=300)
    title_en = models.CharField("措施（英文）", max_length=300)
    reason_zh = models.TextField("事由")
    reason_en = models.TextField("事由（英文）")
    basis = models.CharField("依据", max_length=500)
    owner = models.CharField("负责部门", max_length=100)
    required = models.CharField("须提交或印发", max_length=300, blank=True)
    due = models.DateField("期限", null=True)
    withdrawn_at = models.DateTimeField("撤销时间", null=True)
    withdrawn_for = models.ForeignKey(
        "consequences.Application", models.PROTECT, "withdrawn", null=True, verbose_name="据以撤销"
    )

    objects = ConsequenceQuerySet.as_manager()

    class Meta:
        verbose_name = "结果运用措施"
        constraints = [
            models.UniqueConstraint(
                "edition", "unit", "measure", condition=Q(withdrawn_at__isnull=True), name="consequence_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_for__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_for__isnull=False),
                name="consequence_withdrawn_for_a_correction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.title_zh}"

    @property
    def title(self) -> Text:
        """The measure in both languages."""
        return Text(self.title_zh, self.title_en)

    @property
    def reason(self) -> Text:
        """Why it follows."""
        return Text(self.reason_zh, self.reason_en)

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Who took a step and may not verify, accept or decide it."""
        return frozenset(self.steps.values_list("by", flat=True))


class Step(models.Model):
    """Something that was done about a consequence, with its document, file or sealed notes."""

    class Kind(models.TextChoices):
        ISSUE = "issue", "印发文件"
        SUBMIT = "submit", "提交书面报告"
        ACCEPT = "accept", "认可报告"
        RETURN = "return", "退回"
        PLAN = "plan", "提交整改方案"
        PROGRESS = "progress", "报告整改进展"
        PROVE = "prove", "提交整改证明"
        VERIFY = "verify", "核查整改"
        CLOSE = "close", "销号"
        HOLD = "hold", "登记谈话"
        PROPOSE = "propose", "提出建议"
        APPROVE = "approve", "同意建议"
        REJECT = "reject", "不同意建议"

    consequence = models.ForeignKey("consequences.Consequence", models.PROTECT, "steps", verbose_name="措施")
    kind = models.CharField("环节", max_length=10, choices=Kind)
    text = models.TextField("内容", blank=True)
    document = models.CharField("文号", max_length=100, blank=True)
    on = models.DateField("谈话日期", null=True)
    host = models.CharField("谈话人", max_length=50, blank=True)
    notes = models.TextField("谈话记录（密文）", blank=True)
    file = models.CharField("文件名", max_length=120, blank=True)
    sha256 = models.CharField("文件指纹", max_length=64, blank=True)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="经办人")

    class Meta:
        verbose_name = "措施办理环节"
        constraints = [
            models.UniqueConstraint(
                "consequence",
                "kind",
                condition=Q(kind__in=("issue", "accept", "plan", "verify", "close", "hold", "propose")),
                name="consequence_step_once",
            ),
            models.UniqueConstraint(
                "consequence", condition=Q(kind__in=("approve", "reject")), name="consequence_decided_once"
            ),
            models.CheckConstraint(
                condition=(~Q(kind="prove") | ~Q(sha256=""))
                & (~Q(kind="hold") | Q(on__isnull=False) & ~Q(notes=""))
                & (~Q(kind__in=("issue", "close", "hold", "approve", "reject")) | ~Q(document="")),
                name="consequence_closed_with_proof",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consequence_id} {self.kind}"
