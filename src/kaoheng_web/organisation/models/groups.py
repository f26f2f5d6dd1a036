"""Groups of units that are compared with each other, by year."""

from django.db import models


class RankingGroup(models.Model):
    """Units that are compared with each other."""

    code = models.SlugField("代码", max_length=32, unique=True)
    title = models.CharField("名称", max_length=50)
    title_en = models.CharField("英文名称", max_length=100, blank=True)
    graded = models.BooleanField("评定等次", default=True)

    class Meta:
        verbose_name = "考核组别"

    def __str__(self) -> str:
        return self.title


class GroupMembership(models.Model):
    """In which group a unit stands in an assessment year."""

    group = models.ForeignKey("organisation.RankingGroup", models.PROTECT, "memberships", verbose_name="考核组别")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "memberships", verbose_name="单位")
    year = models.PositiveSmallIntegerField("考核年度")

    class Meta:
        verbose_name = "组别成员"
        constraints = [models.UniqueConstraint("unit", "year", name="membership_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.group_id} {self.unit_id}"
