"""Appeals of units against results under notice (申诉): about facts or about rules."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q

from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.models import Figure
from kaoheng_web.results.rules.deciding import REPORTERS, SEES_CASES

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


class AppealQuerySet(models.QuerySet[Any]):
    """Appeals."""

    def visible_to(self, person: "Person") -> Self:
        """All for who decides on cases; for others those of their own unit."""
        stands = standing(person)
        return self if stands.has(SEES_CASES) else self.filter(stands.paths(REPORTERS, "unit__"))

    def upheld(self) -> Self:
        """Those that lead to a correction."""
        return self.filter(Q(upheld_at__isnull=False) | Q(review_upheld_at__isnull=False))


class Appeal(models.Model):
    """What a unit holds against its result, and what became of it; no step overwrites another."""

    class Kind(models.TextChoices):
        FACTS = "facts", "事实和数据"
        RULES = "rules", "办法的适用"

    run = models.ForeignKey("results.Run", models.PROTECT, "appeals", verbose_name="计分批次")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "appeals", verbose_name="单位")
    kind = models.CharField("类别", max_length=8, choices=Kind)
    item = models.CharField("指标", max_length=64, blank=True)
    grounds = models.TextField("申诉理由")
    filed_at = models.DateTimeField("提出时间")
    filed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="提出人")
    accepted_at = models.DateTimeField("受理时间", null=True)
    dismissed_at = models.DateTimeField("不予受理时间", null=True)
    screened_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="受理人")
    screening = models.TextField("受理意见", blank=True)
    answer_due = models.DateField("答复期限", null=True)
    investigated_at = models.DateTimeField("调查时间", null=True)
    investigated_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="调查人")
    findings = models.TextField("调查情况", blank=True)
    upheld_at = models.DateTimeField("申诉成立时间", null=True)
    rejected_at = models.DateTimeField("申诉不成立时间", null=True)
    answered_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="答复人")
    answer = models.TextField("答复", blank=True)
    document = models.CharField("答复文号", max_length=100, blank=True)
    review_until = models.DateField("申请复核期限", null=True)
    review_asked_at = models.DateTimeField("申请复核时间", null=True)
    review_asked_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="申请人")
    review_grounds = models.TextField("申请复核理由", blank=True)
    review_upheld_at = models.DateTimeField("复核成立时间", null=True)
    review_rejected_at = models.DateTimeField("复核维持时间", null=True)
    reviewed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="复核人")
    review = models.TextField("复核意见", blank=True)
    review_document = models.CharField("复核文号", max_length=100, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    withdrawn_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="撤回人")
    withdrawal = models.TextField("撤回理由", blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = "申诉"
        constraints = [
            models.UniqueConstraint("run", "unit", "item", "kind", name="appeal_once_a_matter"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(dismissed_at__isnull=True), name="appeal_screened_once"
            ),
            models.CheckConstraint(
                condition=Q(upheld_at__isnull=True) | Q(rejected_at__isnull=True), name="appeal_answered_once"
            ),
            models.CheckConstraint(
                condition=(Q(investigated_at__isnull=True) | Q(accepted_at__lte=F("investigated_at")))
                & (Q(upheld_at__isnull=True) | Q(investigated_at__lte=F("upheld_at")))
                & (Q(rejected_at__isnull=True) | Q(investigated_at__lte=F("rejected_at")))
                & (Q(review_asked_at__isnull=True) | Q(rejected_at__lte=F("review_asked_at")))
                & (Q(review_upheld_at__isnull=True) | Q(review_asked_at__lte=F("review_upheld_at")))
                & (Q(review_rejected_at__isnull=True) | Q(review_asked_at__lte=F("review_rejected_at"))),
                name="appeal_steps_in_order",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True)
                | Q(
                    withdrawn_by__isnull=False,
                    dismissed_at__isnull=True,
                    upheld_at__isnull=True,
                    review_upheld_at__isnull=True,
                    review_rejected_at__isnull=True,
                ),
                name="appeal_withdrawn_while_open",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("investigated_by")),
                name="appeal_answered_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} {self.item}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Who had a hand in it: in the appeal, in the run, and in the figures that it is about."""
        own = (self.filed_by_id, self.investigated_by_id, self.answered_by_id, self.review_asked_by_id)
        figures = Figure.objects.filter(edition=self.run.edition_id, unit=self.unit_id, item=self.item)
        figured = figures.values_list("by_id", flat=True) if self.item else ()
        return frozenset(key for key in (*own, *self.run.authors, self.run.approved_by_id, *figured) if key)

    @property
    def upheld(self) -> bool:
        """Whether it leads to a correction."""
        return bool(self.upheld_at or self.review_upheld_at)
