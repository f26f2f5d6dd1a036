"""Responsibility letters."""

from django.db import models
from django.db.models import Q

from kaoheng_web.targets.models.units import OfUnit


class Letter(OfUnit):
    """The responsibility letter (责任书) of a unit: its content as it was drawn up, and who signed it when."""

    number = models.CharField("编号", max_length=50)
    content = models.TextField("内容")
    hash = models.CharField("指纹", max_length=64)
    at = models.DateTimeField("制作时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="制作人")
    signed_at = models.DateTimeField("签订时间", null=True)
    signed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="签订人")

    class Meta:
        verbose_name = "责任书"
        constraints = [
            models.UniqueConstraint("edition", "unit", name="letter_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="letter_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.number
