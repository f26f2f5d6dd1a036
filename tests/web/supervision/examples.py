"""What the addresses of the supervision are asked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from kaoheng_web.progress.actions.settings import Days, set_deadlines
from kaoheng_web.shared import clock
from kaoheng_web.supervision.models import Assignment
from kaoheng_web.supervision.warnings import picture_of, warnings
from tests.web.stage import Arguments, Stage, of_unit


def _order(stage: Stage, _: str, relation: str) -> dict[str, Any]:
    return {"pk": Assignment.objects.filter(unit=stage.unit(relation)).latest("pk").order_id}


def _step(stage: Stage, actor: str, relation: str) -> dict[str, Any]:
    return {**of_unit(Assignment)(stage, actor, relation), "kind": "remind"}


def _warning(stage: Stage, _: str, relation: str) -> dict[str, Any]:
    return {"key": stage.things["warning", relation]}


ARGUMENTS: Mapping[str, Arguments] = {
    "orders/<int:pk>/": _order,
    "orders/with/<int:pk>/<slug:kind>/": _step,
    "warnings/<str:key>/": _warning,
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """The first warning about the county, or where there is none any, and the first about another unit.

    Everybody was asked for January, and departments have reported nothing of it.
    """
    edition = governing(YEAR)
    assert edition is not None
    set_deadlines(stage.office, edition, {f"{YEAR}-01": Days(date(YEAR, 2, 8), date(YEAR, 2, 15))})
    found = warnings(picture_of(edition, clock.today()))
    own = [each.key for each in found if each.unit == stage.county.pk]
    others = [each.key for each in found if each.unit != stage.county.pk]
    stage.things["warning", "own"], stage.things["warning", "other"] = (own or others)[0], others[0]
