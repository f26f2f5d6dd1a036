"""What the leading group still has to decide, said unit by unit."""

from kaoheng.report.view import View
from kaoheng.scoring.outcome import RANK


def matters(view: View, unit: int) -> list[str]:
    """The matters of one unit that await a decision; empty for a unit that is decided."""
    results = view.results
    if not results.undecided[unit]:
        return []
    awaits = results.standings[unit].awaits if results.standings else {}
    found = [view.said(why) for matter, why in awaits.items() if matter != RANK]
    if _tied(view, unit):
        found.insert(0, view.words("rank_tied", results.rank_text(unit)))
    return found or [view.words("await")]


def undecided_units(view: View) -> list[int]:
    """Units whose rank or grade awaits a decision, in the order of the files."""
    return [unit for unit in view.order if view.results.undecided[unit]]


def _tied(view: View, unit: int) -> bool:
    """Whether the unit shares its rank with another unit that is undecided too."""
    results = view.results
    members = results.order(results.group_of(unit))
    return any(u != unit and results.undecided[u] and results.ranks[u] == results.ranks[unit] for u in members)
