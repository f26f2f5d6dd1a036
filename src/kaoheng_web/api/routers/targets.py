"""Targets as they hold: what was issued, and what the leading group changed."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from kaoheng_web.api.callers import reader
from kaoheng_web.api.routers.editions import governing_for
from kaoheng_web.api.shapes import Key, Words, Year
from kaoheng_web.targets.goals import Goal
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import InForce, in_force

router = Router(tags=["targets"])


class GoalOut(Schema):
    """What has to be reached, as written."""

    kind: str
    value: str
    low: str
    high: str


class TargetOut(Schema):
    """A target: what was issued, and what holds; they differ only where a change was approved."""

    id: int
    unit: int
    item: str
    issued: GoalOut
    holds: GoalOut
    changed_at: datetime | None


class Targets(Schema):
    """The targets of a year."""

    edition: int
    count: int
    items: list[TargetOut]


class TargetFilter(Schema):
    """Whose targets of which year."""

    year: Year
    unit: Key | Literal[0] = 0
    item: Words = ""


@router.get("", response=Targets)
def list_targets(request: HttpRequest, asked: Query[TargetFilter]) -> dict[str, object]:
    """The targets of a year as they hold today."""
    person = reader(request)
    edition = governing_for(person, asked.year)
    seen = set(Target.objects.visible_to(person).filter(edition=edition).values_list("pk", flat=True))
    found = [
        _shown(row)
        for row in in_force(edition)
        if row.target.pk in seen and asked.unit in (0, row.target.unit_id) and asked.item in ("", row.target.item)
    ]
    return {"edition": edition.pk, "count": len(found), "items": found}


def _shown(row: InForce) -> TargetOut:
    target, change = row.target, row.change
    return TargetOut(
        id=target.pk,
        unit=target.unit_id,
        item=target.item,
        issued=_goal(target),
        holds=_goal(row.goal),
        changed_at=change.approved_at if change else None,
    )


def _goal(goal: Goal) -> GoalOut:
    return GoalOut(kind=goal.kind, value=goal.value, low=goal.low, high=goal.high)
