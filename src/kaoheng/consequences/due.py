"""The consequences of a year: which measures follow for whom, why, by when, and who sees to them."""

from dataclasses import dataclass
from datetime import date

from kaoheng.consequences.calendar import Calendar, add_months
from kaoheng.consequences.conditions import Known
from kaoheng.findings import Finding, Refused
from kaoheng.method.consequences import Deadline, Measure
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.text import Text


@dataclass(frozen=True)
class Consequence:
    """One measure that follows for one unit."""

    unit_id: str
    unit: str
    measure: Measure
    due: date | None
    reason: Text


def consequences(method: Method, results: Results, decided_on: date, calendar: Calendar) -> list[Consequence]:
    """Every measure that follows, unit by unit in the order of the groups and ranks, then as the method lists them.

    Units whose rank or grade awaits a decision are left out of measures until it is made (see `waiting`). Refused,
    once for each year, where a deadline runs into a year without a calendar.
    """
    known, found = Known(results), list[Consequence]()
    dates, refused = dict[str, date | None](), list[Finding]()
    for unit in [unit for group in results.facts.groups for unit in results.order(group)]:
        if results.undecided[unit]:
            continue
        facts = results.facts.units[unit]
        for measure in method.consequences:
            holds, reason = known.holds(measure.when, unit)
            if not holds:
                continue
            if measure.id not in dates:
                dates[measure.id] = _due(measure.within, decided_on, calendar, refused)
            found.append(Consequence(facts.id, facts.title, measure, dates[measure.id], reason))
    if refused:
        raise Refused(dict.fromkeys(refused))
    return found


def waiting(results: Results) -> list[str]:
    """The titles of the units whose consequences must wait for a decision of the leading group."""
    return [unit.title for unit, open in zip(results.facts.units, results.undecided, strict=True) if open]


def _due(within: Deadline | None, start: date, calendar: Calendar, refused: list[Finding]) -> date | None:
    if within is None:
        return None
    if within.months is not None:
        return add_months(start, within.months)
    try:
        return calendar.add_working_days(start, within.working_days or 0)
    except Refused as error:
        refused += error.findings
        return None
