"""Reading self-assessments: the items of a unit, and own scores beside those that a run came to."""

from dataclasses import dataclass

from kaoheng.method.tree import Item
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Person, Unit
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.procedure.models.reports import OwnScore, SelfAssessment
from kaoheng_web.progress.lines import items_of
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.runs import final, latest
from kaoheng_web.results.scoring import replayed


@dataclass(frozen=True, slots=True)
class Compared:
    """An item with what the unit gave itself, and what was certified where the reader may know."""

    item: Item
    own: str
    certified: str


def items_for(edition: Edition, unit: Unit) -> list[Item]:
    """The items that a unit reports on; channels speak for themselves."""
    place = GroupMembership.objects.filter(year=edition.year, unit=unit).select_related("group").first()
    if place is None or place.group.code not in edition.method.groups:
        return []
    return items_of(edition.method, code_of(unit), place.group.code)


def compared(report: SelfAssessment, edition: Edition, reader: Person) -> list[Compared]:
    """Every item, the own score beside the one of the newest run, where the reader may open its reasons."""
    own = dict(OwnScore.objects.filter(assessment=report).values_list("item", "points"))
    certified = _certified(report, reader)
    return [
        Compared(item, own.get(item.id, ""), certified.get(item.id, "")) for item in items_for(edition, report.unit)
    ]


def _certified(report: SelfAssessment, reader: Person) -> dict[str, str]:
    run = final(report.year) or latest(report.year)
    if run is None or not UnitResult.objects.explained_to(reader).filter(run=run, unit=report.unit).exists():
        return {}
    scored = replayed(run)
    at = scored.position[code_of(report.unit)]
    return {id: node.text(at) for id, node in scored.results.nodes.items()}
