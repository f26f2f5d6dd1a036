"""The cheapest way of a unit to the next grade (升等路径), worked out on demand and kept with its run."""

from django.db import models
from django.db.models import Q


class Path(models.Model):
    """What a unit's items would have to be for the next grade; the answer comes from a job."""

    run = models.ForeignKey("results.Run", models.PROTECT, "paths", verbose_name="计分批次")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "paths", verbose_name="单位")
    asked_at = models.DateTimeField("提出时间")
    asked_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="提出人")
    found_at = models.DateTimeField("完成时间", null=True)
    answer_zh = models.TextField("结论", blank=True)
    answer_en = models.TextField("结论（英文）", blank=True)
    steps = models.JSONField("各项改动", default=list)

    class Meta:
        verbose_name = "升等路径"
        constraints = [
            models.UniqueConstraint("run", "unit", name="path_once_a_result"),
            models.CheckConstraint(
                condition=Q(found_at__isnull=True) | ~Q(answer_zh="") & ~Q(answer_en=""), name="path_found_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.unit_id}"
