"""What all rows of one unit under an edition have in common."""

from django.db import models

from kaoheng_web.targets.visible import UnitRowQuerySet


class OfUnit(models.Model):
    """Something of one unit under an edition."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "+", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path
