"""Reading self-assessments: the items of a unit, its figures, and own scores beside those that a run came to."""

from dataclasses import dataclass

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Person, Unit
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.procedure.models.reports import OwnScore, SelfAssessment
from kaoheng_web.progress.lines import items_of
from kaoheng_web.progress.queries import Assessed, roster
from kaoheng_web.progress.reached import Reached, reached
from kaoheng_web.progress.scoring import points_to_date
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.runs import final, latest
from kaoheng_web.results.scoring import replayed
from kaoheng_web.shared import clock

CERTIFIED, TRIAL = Text("核定得分", "certified score"), Text("试算得分", "score to date")


@dataclass(frozen=True, slots=True)
class Compared:
    """An item with what it has come to, the points that follow from that, and what the unit gave itself."""

    stands: Reached
    points: str
    own: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items of a unit, and whether their points are those of a run or of a trial."""

    rows: list[Compared]
    scored: Text


def items_for(edition: Edition, unit: Unit) -> list[Item]:
    """The items that a unit reports on; channels speak for themselves."""
    place = GroupMembership.objects.filter(year=edition.year, unit=unit).select_related("group").first()
    if place is None or place.group.code not in edition.method.groups:
        return []
    return items_of(edition.method, code_of(unit), place.group.code)


def compared(edition: Edition, unit: Unit, report: SelfAssessment | None, reader: Person) -> Comparison:
    """Every item: the points of the newest run where the reader may open its reasons, else what the figures come to."""
    who = next((each for each in roster(edition) if each.unit.pk == unit.pk), None)
    if who is None or who.group not in edition.method.groups:
        return Comparison([], TRIAL)
    own = dict(OwnScore.objects.filter(assessment=report).values_list("item", "points")) if report else {}
    run = _of_the_run(edition, who, reader)
    points = points_to_date(edition, clock.today(), who.code) if run is None else run
    rows = [Compared(each, points.get(each.item.id, ""), own.get(each.item.id, "")) for each in reached(edition, who)]
    return Comparison(rows, TRIAL if run is None else CERTIFIED)


def _of_the_run(edition: Edition, who: Assessed, reader: Person) -> dict[str, str] | None:
    run = final(edition.year) or latest(edition.year)
    if run is None or not UnitResult.objects.explained_to(reader).filter(run=run, unit=who.unit).exists():
        return None
    scored = replayed(run)
    at = scored.position[who.code]
    return {id: node.text(at) for id, node in scored.results.nodes.items()}
