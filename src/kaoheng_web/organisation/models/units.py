"""Units, their names, and what became of them: facts with dates, changed only by `actions`."""

from django.db import models
from django.db.models import Q

from kaoheng_web.organisation.dated import Dated, DatedQuerySet
from kaoheng_web.organisation.visible import UnitQuerySet


class Unit(Dated):
    """A body that is assessed, certifies, or leads others; its place in the tree is the path of keys to it.

    The keys in a path have leading zeros: sorted by it, units stand below those they belong to, the elder first.
    """

    class Kind(models.TextChoices):
        CITY = "city", "市"
        COUNTY = "county", "县（市、区）"
        ZONE = "zone", "开发区"
        GOVERNMENT = "government", "市直政府部门"
        PARTY = "party", "党群部门"
        STATIONED = "stationed", "驻市单位"
        TOWNSHIP = "township", "乡镇（街道）"
        SUBORDINATE = "subordinate", "下属单位"

    kind = models.CharField("类别", max_length=16, choices=Kind)
    area_code = models.CharField("行政区划代码", max_length=6, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    parent = models.ForeignKey("organisation.Unit", models.PROTECT, "children", null=True, verbose_name="上级单位")
    path = models.CharField("层级路径", max_length=200, db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "单位"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("credit_code", condition=~Q(credit_code=""), name="unit_credit_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class UnitName(Dated):
    """What a unit is called from one day to another."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "names", verbose_name="单位")
    name = models.CharField("全称", max_length=100)
    short_name = models.CharField("简称", max_length=50)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "单位名称"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("unit", condition=Q(valid_to__isnull=True), name="unit_one_name_today"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One unit goes over into another, as a document orders."""

    class Kind(models.TextChoices):
        MERGE = "merge", "合并"
        SPLIT = "split", "拆分"

    kind = models.CharField("方式", max_length=8, choices=Kind)
    predecessor = models.ForeignKey("organisation.Unit", models.PROTECT, "successions", verbose_name="原单位")
    successor = models.ForeignKey("organisation.Unit", models.PROTECT, "origins", verbose_name="承继单位")
    on = models.DateField("生效日期")
    document = models.CharField("文号", max_length=100)

    class Meta:
        verbose_name = "单位承继"
        constraints = [
            models.UniqueConstraint("predecessor", "successor", name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=models.F("successor")), name="succession_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
