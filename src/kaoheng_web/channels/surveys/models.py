"""Surveys and what came of them; nothing here tells who answered what, or when."""

from django.db import models
from django.db.models import F, Q

from kaoheng_web.channels.codes import new_id
from kaoheng_web.channels.surveys.visible import SurveyQuerySet


class Survey(models.Model):
    """One survey (民意调查) about some units: prepared, opened, closed; or void, with the reason."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "surveys", verbose_name="考核办法")
    channel = models.CharField("评价渠道", max_length=64)
    title = models.CharField("名称", max_length=100)
    agency = models.CharField("调查机构", max_length=100, blank=True)
    questionnaire = models.TextField("问卷", blank=True)
    prepared_at = models.DateTimeField("准备时间")
    prepared_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="准备人")
    opened_at = models.DateTimeField("开始时间", null=True)
    opened_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="开始人")
    closed_at = models.DateTimeField("结束时间", null=True)
    closed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="结束人")
    digest = models.CharField("答卷摘要", max_length=64, blank=True)
    voided_at = models.DateTimeField("作废时间", null=True)
    voided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="作废人")
    reason = models.TextField("作废理由", blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = "民意调查"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False, closed_at__gte=F("opened_at")),
                name="survey_closed_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(digest=""), name="survey_closed_with_a_digest"
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(reason=""), name="survey_voided_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Stratum(models.Model):
    """The people asked about a unit, or a stratum of them (层): how many there are, how many codes went out."""

    survey = models.ForeignKey("surveys.Survey", models.PROTECT, "strata", verbose_name="民意调查")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")
    name = models.CharField("层", max_length=64, blank=True)
    population = models.PositiveIntegerField("总体人数", null=True)
    codes_issued = models.PositiveIntegerField("发出邀请码", default=0)
    imported = models.PositiveIntegerField("导入答卷", default=0)

    answered = 0
    """How many answered, where `strata_of` counted them."""

    class Meta:
        verbose_name = "调查层"
        constraints = [models.UniqueConstraint("survey", "unit", "name", name="stratum_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.name}"


class Invitation(models.Model):
    """A one-time invitation code: its keyed hash and whether it was used."""

    id = models.BigAutoField(primary_key=True, default=new_id)
    stratum = models.ForeignKey("surveys.Stratum", models.PROTECT, "invitations", verbose_name="调查层")
    hash = models.CharField("邀请码摘要", max_length=64, unique=True)
    spent = models.BooleanField("已使用", default=False)

    class Meta:
        verbose_name = "邀请码"

    def __str__(self) -> str:
        return f"{self.stratum_id}"


class Response(models.Model):
    """One answered questionnaire: an answer to every question, and nothing about who gave it or when."""

    id = models.BigAutoField(primary_key=True, default=new_id)
    stratum = models.ForeignKey("surveys.Stratum", models.PROTECT, "responses", verbose_name="调查层")
    answers = models.CharField("答案", max_length=200)
    weight = models.CharField("权数", max_length=40, blank=True)
    psu = models.CharField("抽样单位", max_length=64, blank=True)

    class Meta:
        verbose_name = "答卷"

    def __str__(self) -> str:
        return f"{self.stratum_id}"
