"""Other results than the published one, with the leading group's adjustments as far as they carry over.

What it added to a total or took from it, it adds or takes again; an adjusted rank or grade was decided about one
result and is left out.
"""

from dataclasses import replace
from fractions import Fraction

from kaoheng.engines.local.engine import Prepared
from kaoheng.facts import Facts
from kaoheng.numbers import as_text, round_to
from kaoheng.results import Results
from kaoheng.scoring.adjusting import PRINTED, Adjustments


def score_adjusted(prepared: Prepared, facts: Facts) -> Results:
    """Score the facts; their adjustments name another result than theirs."""
    if not facts.adjustments:
        return prepared.score(facts)
    moved = Adjustments(facts).moved
    scored = prepared.score(replace(facts, adjustments=()))
    carried = []
    for one in facts.adjustments:
        unit = next(at for at, unit in enumerate(facts.units) if unit.id == one.unit_id)
        if one.matter == "total":
            computed = round_to(scored.totals.exact(unit) or Fraction(0), PRINTED, "half_up")
            carried.append(replace(one, before=as_text(computed), after=as_text(computed + moved[unit])))
    return prepared.score(replace(facts, adjustments=tuple(carried))) if carried else scored
