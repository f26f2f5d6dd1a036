"""Targets as they hold: the issued value, or that of the last approved change."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng_web.methods.models import Edition
from kaoheng_web.targets.models import Change, Goal, Target


@dataclass(frozen=True, slots=True)
class InForce:
    """A target as it holds now: as issued, and as changed when a change was approved."""

    target: Target
    change: Change | None

    @property
    def goal(self) -> Goal:
        """What has to be reached."""
        return self.change or self.target


def in_force(edition: Edition) -> Iterator[InForce]:
    """Every target of an edition as it holds now, by unit and item."""
    rows = Change.objects.filter(target__edition=edition, approved_at__isnull=False).order_by("approved_at")
    changes = {change.target_id: change for change in rows}
    for target in Target.objects.filter(edition=edition).select_related("unit").order_by("unit_id", "item"):
        yield InForce(target, changes.get(target.pk))
