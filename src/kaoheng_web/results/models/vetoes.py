"""Cases of vetoes (一票否决案件): proposed by one body, the unit heard, decided by another."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q

from kaoheng.method.vetoes import Veto
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.rules.deciding import REPORTERS, SEES_CASES

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


class VetoQuerySet(models.QuerySet[Any]):
    """Cases of vetoes."""

    def visible_to(self, person: "Person") -> Self:
        """All for who decides on cases; for others those against their own unit, and those they proposed."""
        stands = standing(person)
        if stands.has(SEES_CASES):
            return self
        return self.filter(stands.paths(REPORTERS, "unit__") | Q(proposed_by=person))

    def undecided(self) -> Self:
        """Those that wait for the leading group."""
        return self.filter(approved_at__isnull=True, rejected_at__isnull=True)


class VetoCase(models.Model):
    """One matter of the method's vetoes held against one unit for one year."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "veto_cases", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "veto_cases", verbose_name="单位")
    veto = models.CharField("否决事项", max_length=64)
    effective_year = models.PositiveSmallIntegerField("适用年度")
    body = models.CharField("提出部门", max_length=100)
    facts = models.TextField("事实和理由")
    legal_basis = models.TextField("法律依据")
    document = models.CharField("提出文号", max_length=100)
    proposed_at = models.DateTimeField("提出时间")
    proposed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="提出人")
    approved_at = models.DateTimeField("批准时间", null=True)
    rejected_at = models.DateTimeField("不予批准时间", null=True)
    decided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审定人")
    decision = models.CharField("审定文号", max_length=100, blank=True)
    reason = models.TextField("审定意见", blank=True)

    objects = VetoQuerySet.as_manager()

    class Meta:
        verbose_name = "一票否决案件"
        constraints = [
            models.UniqueConstraint(
                "unit",
                "veto",
                "effective_year",
                condition=Q(rejected_at__isnull=True),
                name="veto_case_one_a_year",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(rejected_at__isnull=True), name="veto_case_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, rejected_at__isnull=True)
                | Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by")),
                name="veto_case_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.veto} {self.unit_id} {self.effective_year}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Who may not decide on it: who proposed it."""
        return frozenset({self.proposed_by_id})

    @property
    def terms(self) -> Veto:
        """What the method says of this veto."""
        return next(veto for veto in self.edition.method.vetoes if veto.id == self.veto)

    @property
    def reaches_back(self) -> bool:
        """Whether it is for a year before that of the edition (追溯否决)."""
        return self.effective_year < self.edition.year


class Hearing(models.Model):
    """The unit was heard about a case (听取意见): what it said, and when."""

    case = models.ForeignKey("results.VetoCase", models.PROTECT, "hearings", verbose_name="一票否决案件")
    on = models.DateField("听取日期")
    statement = models.TextField("陈述意见")
    recorded_at = models.DateTimeField("登记时间")
    recorded_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = "听取意见"

    def __str__(self) -> str:
        return f"{self.case_id} {self.on}"
