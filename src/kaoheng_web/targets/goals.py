"""What is to be reached, as a table keeps it: a value, or the ends of a range; numbers keep their written digits."""

from django.db import models
from django.db.models import Q


class Goal(models.Model):
    """A value to be reached, of one of the kinds that methods know."""

    class Kind(models.TextChoices):
        POINT = "point", "确定值"
        FLOOR = "floor", "下限"
        CEILING = "ceiling", "上限"
        RANGE = "range", "区间"
        BINDING = "binding", "约束性"
        HOLD = "hold", "保持"
        ZERO_EVENT = "zero_event", "零发生"
        MILESTONE = "milestone", "节点"
        STAGED = "staged", "分阶段"

    kind = models.CharField("目标类型", max_length=16, choices=Kind)
    value = models.CharField("目标值", max_length=40, blank=True)
    low = models.CharField("区间下限", max_length=40, blank=True)
    high = models.CharField("区间上限", max_length=40, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="range", value="") & ~Q(low="") & ~Q(high=""))
                | (~Q(kind="range") & ~Q(value="") & Q(low="", high="")),
                name="%(class)s_has_its_values",
            )
        ]
