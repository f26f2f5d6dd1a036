"""The score to date, by the library's own engine; what is missing is counted and named, never guessed."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kaoheng.engines.catalogue import ENGINES
from kaoheng.findings import Refused
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item, Node
from kaoheng.results import MISSING, SCORED, Results
from kaoheng.text import Text, title_of
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.exchange import evidence

ENGINE = "local"


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit's score to date: from so many items, while so many others have no figure yet; empty without any."""

    code: str
    title: str
    group: str
    score: str
    rank: str
    scored: tuple[Text, ...]
    missing: tuple[Text, ...]
    covered: Fraction
    """The full marks of the items that have figures."""


@dataclass(frozen=True, slots=True)
class ToDate:
    """The scores to date, or why there are none yet."""

    standings: tuple[Standing, ...]
    refused: Refused | None = None


def to_date(edition: Edition, on: date) -> ToDate:
    """The score of every unit from what is known; an item without a figure has no points yet."""
    results = _trial(edition, on)
    if isinstance(results, Refused):
        return ToDate((), results)
    return ToDate(tuple(_standing(results, unit) for unit in range(len(results.facts.units))))


def points_to_date(edition: Edition, on: date, code: str) -> dict[str, str]:
    """What each item of a unit has brought so far; nothing of those without a figure."""
    results = _trial(edition, on)
    if isinstance(results, Refused):
        return {}
    at = [unit.id for unit in results.facts.units].index(code)
    known = [item.id for item in results.method.items if results.states[item.id][at] == SCORED]
    return {item: results.nodes[item].text(at) for item in known}


@once
def _trial(edition: Edition, on: date) -> Results | Refused:
    method = without_stopping(edition.method)
    try:
        frozen = freeze(method, evidence(edition, on))
        results: Results = ENGINES[ENGINE](method, frozen.facts, None)
    except Refused as refused:
        return refused
    return results


def without_stopping(method: Method) -> Method:
    """The method with no points where a figure is missing, in place of what it says for the finished year."""
    policies = method.policies.model_copy(update={"missing": "zero"})
    return method.model_copy(update={"policies": policies, "tree": tuple(map(_lenient, method.tree))})


def begun(results: Results, at: int) -> bool:
    """Whether anything that has points is known of a unit; without it a score of 0.00 would say what nobody knows."""
    return any(results.states[item.id][at] == SCORED for item in results.method.items if item.points != 0)


def _lenient(node: Node) -> Node:
    if isinstance(node, Block):
        return node.model_copy(update={"items": tuple(map(_lenient, node.items)), "grades": None})
    return node.model_copy(update={"missing": "zero"}) if isinstance(node, Item) else node


def _standing(results: Results, at: int) -> Standing:
    unit, states = results.facts.units[at], {item: cells[at] for item, cells in results.states.items()}
    titles = {item.id: title_of(item) for item in results.method.items}
    full = {item.id: item.points or Fraction(0) for item in results.method.items}
    scored = tuple(item.id for item in results.method.items if item.points != 0 and states[item.id] == SCORED)
    return Standing(
        code=unit.id,
        title=unit.title,
        group=results.group_of(at),
        score=results.totals.text(at) if begun(results, at) else "",
        rank=results.rank_text(at) if begun(results, at) else "",
        scored=tuple(titles[item] for item in scored),
        missing=tuple(titles[item] for item, state in states.items() if state == MISSING),
        covered=sum((full[item] for item in scored), Fraction(0)),
    )
