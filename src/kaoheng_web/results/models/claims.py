"""Bonuses that units claim (加分申报) and penalties that the office registers (扣分登记)."""

from typing import TYPE_CHECKING, Any, Self, cast

from django.db import models
from django.db.models import F, Q

from kaoheng.tally.claiming.terms import ClaimType, Sign
from kaoheng.tally.claims import Claims
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.rules.deciding import SEES_CASES, decider
from kaoheng_web.shared import clock

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


class ClaimQuerySet(models.QuerySet[Any]):
    """Claims."""

    def visible_to(self, person: "Person") -> Self:
        """Those of one's own units, all for who decides on cases, and to whoever has a role those put on notice."""
        stands = standing(person)
        if stands.has(SEES_CASES):
            return self
        noticed = Q(noticed_on__lte=clock.today()) if stands.held else Q(pk__in=[])
        return self.filter(self._own(person) | noticed)

    def reported_by(self, person: "Person") -> Self:
        """Those of the units that one reports for or heads."""
        return self.filter(self._own(person))

    def _own(self, person: "Person") -> Q:
        return standing(person).paths({Role.LIAISON, Role.HEAD}, "unit__")


class Claim(models.Model):
    """One matter for which points are added or taken off, and the dates of its way to recognition."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "claims", verbose_name="考核办法")
    channel = models.CharField("渠道", max_length=64)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "claims", verbose_name="单位")
    type = models.CharField("类型", max_length=64)
    level = models.CharField("级别", max_length=50, blank=True)
    matter = models.CharField("事项", max_length=200)
    points = models.CharField("分值", max_length=40, blank=True)
    count = models.PositiveSmallIntegerField("件数", null=True)
    role = models.CharField("承担角色", max_length=50, blank=True)
    document = models.CharField("文号", max_length=100, blank=True)
    dated = models.DateField("文件日期", null=True)
    evidence = models.TextField("佐证说明")
    filed_at = models.DateTimeField("申报时间")
    filed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="申报人")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    reviewed_at = models.DateTimeField("初审时间", null=True)
    reviewed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="初审人")
    opinion = models.TextField("初审意见", blank=True)
    noticed_on = models.DateField("公示起始日期", null=True)
    notice_until = models.DateField("公示截止日期", null=True)
    recognised_at = models.DateTimeField("认定时间", null=True)
    rejected_at = models.DateTimeField("不予认定时间", null=True)
    decided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="决定人")
    reason = models.TextField("认定意见", blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = "加分扣分申报"
        constraints = [
            models.CheckConstraint(
                condition=Q(recognised_at__isnull=True) | Q(rejected_at__isnull=True), name="claim_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(noticed_on__isnull=True, notice_until__isnull=True)
                | Q(reviewed_at__isnull=False, notice_until__gte=F("noticed_on")),
                name="claim_noticed_after_review",
            ),
            models.CheckConstraint(
                condition=Q(recognised_at__isnull=True) | Q(noticed_on__isnull=False, decided_by__isnull=False),
                name="claim_recognised_after_notice",
            ),
            models.CheckConstraint(
                condition=Q(rejected_at__isnull=True) | Q(reviewed_at__isnull=False) & ~Q(reason=""),
                name="claim_rejected_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.matter

    @property
    def shown(self) -> "models.QuerySet[ClaimFile]":
        """The files that it shows as proof, in the order in which they came."""
        return self.files.select_related("file").order_by("pk")

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not decide on it: who filed it and who reviewed it."""
        return frozenset(key for key in (self.filed_by_id, self.reviewed_by_id) if key)

    @property
    def terms(self) -> Claims:
        """The channel that it is claimed in."""
        return cast(Claims, self.edition.method.channel(self.channel))

    @property
    def kind(self) -> ClaimType:
        """Its type, as the method has it."""
        return self.terms.types[self.type]

    @property
    def sign(self) -> Sign:
        """Whether it adds points or takes them off."""
        return self.kind.sign

    @property
    def decider(self) -> Role:
        """Who decides on it."""
        return decider(self.kind)


class ClaimFile(models.Model):
    """An evidence file (佐证材料) that a claim shows as its proof."""

    claim = models.ForeignKey("results.Claim", models.PROTECT, "files", verbose_name="申报")
    file = models.ForeignKey("progress.EvidenceFile", models.PROTECT, "claims", verbose_name="佐证材料")

    class Meta:
        verbose_name = "申报佐证"
        constraints = [models.UniqueConstraint("claim", "file", name="claim_file_once")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.file_id}"
