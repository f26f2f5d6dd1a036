"""The cheapest combination of changes: each item sampled on its way, the choice made by dynamic programming.

An item's cost is the share of its prior spread that it must move, or what the user says a unit of it costs. What each
sampled value adds to the unit's total is scored by the engine; the sum of gains that is needed follows from the goal.
The combination found is verified as a whole, and each part cut back to the least that still reaches the goal. A
change that only lifts a ceiling adds nothing to the total, so it is found by itself and not in a combination.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kaoheng.analysis.path.goal import Goal
from kaoheng.analysis.path.single import Move, farthest, moves
from kaoheng.analysis.path.trial import Trial
from kaoheng.facts import YEAR, Floats
from kaoheng.results import Results

SAMPLES = 6
"""Values tried on the way of each item, doubling."""
ATTEMPTS = 12
GRID = 2_000
"""Into how many parts the needed gain is cut at most."""


@dataclass(frozen=True)
class Sample:
    """A value of an item: what it costs, and what it adds to the unit's total."""

    item: str
    steps: int
    cost: Fraction
    gain: Fraction


def unit_costs(trial: Trial, given: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """What one unit of each item costs: given, or one over the spread of last year's values, or of this year's."""
    costs = dict(given)
    for item in trial.movable():
        if item.id not in costs:
            spread = _spread(trial, item.id)
            costs[item.id] = 1 / spread if spread else Fraction(1)
    return costs


def _spread(trial: Trial, item: str) -> Fraction:
    cube, at = trial.facts.cubes.get("prior"), trial.facts.items.index(item)
    if cube is not None and YEAR in cube.periods:
        prior = [cube.exact(at, cube.periods.index(YEAR), unit) for unit in range(len(trial.facts.units))]
        known = [value for value in prior if value is not None]
        if len(known) > 1 and max(known) > min(known):
            return max(known) - min(known)
    now = [value for unit in range(len(trial.facts.units)) if (value := trial.value(item, unit)) is not None]
    return max(now) - min(now)


def cheapest(trial: Trial, goal: Goal, costs: Mapping[str, Fraction]) -> dict[str, Fraction] | None:
    """The cheapest values found with which the goal is reached together; None where no combination does."""
    along = {move.item.id: move for item in trial.movable() for move in moves(trial, item) if farthest(trial, move) > 0}
    samples = {id: _samples(trial, move, costs[id]) for id, move in along.items()}
    best = {id: max(found, key=lambda one: one.gain) for id, found in samples.items() if found}
    most = {id: along[id].at(one.steps) for id, one in best.items()}
    if not most or not _reaches(trial, goal, most):
        return None
    low, high = Fraction(0), sum((one.gain for one in best.values()), Fraction(0))
    chosen = {id: one.steps for id, one in best.items()}
    for _ in range(ATTEMPTS):  # the least gain that reaches the goal: halved between none and all
        middle = (low + high) / 2
        picked = _pick(samples, middle)
        if picked is not None and _reaches(trial, goal, {id: along[id].at(n) for id, n in picked.items()}):
            chosen, high = picked, middle
        else:
            low = middle
    return _cut_back(trial, goal, along, chosen, costs)


def _samples(trial: Trial, move: Move, cost: Fraction) -> list[Sample]:
    """Values on the way, and what each adds; those that add no more than a nearer one are left out."""
    most, own = farthest(trial, move), _total(trial, trial.before)
    found: list[Sample] = []
    end = trial.score({move.item.id: move.at(most)})
    if move.item.direction != "band" and (end is None or _total(trial, end) <= own):
        return found
    tried = sorted({max(1, most >> halvings) for halvings in range(SAMPLES)})
    for steps in tried:
        results = trial.score({move.item.id: move.at(steps)})
        gain = Fraction(0) if results is None else _total(trial, results) - own
        if gain > (found[-1].gain if found else 0):
            found.append(Sample(move.item.id, steps, cost * steps * move.size, gain))
    return found


def _total(trial: Trial, results: Results) -> Fraction:
    return results.totals.exact(trial.unit) or Fraction(0)


def _pick(samples: Mapping[str, list[Sample]], needed: Fraction) -> dict[str, int] | None:
    """At most one sample an item, gains adding up to what is needed, at the least cost."""
    if needed <= 0:
        return {}
    part = needed / GRID
    least: Floats = np.full(GRID + 1, np.inf)
    least[0] = 0.0
    kept: list[tuple[str, list[Sample], np.ndarray[tuple[int, ...], np.dtype[np.intp]]]] = []
    for id, found in samples.items():
        options, taken = [least], np.arange(GRID + 1)
        for one in found:
            width = min(int(one.gain / part), GRID)
            before = np.maximum(taken - width, 0)
            options.append(least[before] + float(one.cost))
        which = np.argmin(np.array(options), axis=0)
        least = np.min(np.array(options), axis=0)
        kept.append((id, found, which))
    if not np.isfinite(least[GRID]):
        return None
    chosen, at = {}, GRID
    for id, found, which in reversed(kept):
        if which[at]:
            one = found[int(which[at]) - 1]
            chosen[id] = one.steps
            at = max(at - min(int(one.gain / part), GRID), 0)
    return chosen


def _reaches(trial: Trial, goal: Goal, values: Mapping[str, Fraction]) -> bool:
    results = trial.score(values)
    return results is not None and goal.reached(results, trial.unit)


def _cut_back(
    trial: Trial, goal: Goal, along: Mapping[str, Move], chosen: dict[str, int], costs: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Take back of every change, the dearest first, what the goal does not need."""
    for id in sorted(chosen, key=lambda id: -costs[id] * chosen[id] * along[id].size):
        low, high = -1, chosen[id]
        while high - low > 1:
            middle = (low + high) // 2
            values = {other: along[other].at(n) for other, n in (chosen | {id: middle}).items()}
            low, high = (low, middle) if _reaches(trial, goal, values) else (middle, high)
        chosen[id] = high
    return {id: along[id].at(steps) for id, steps in chosen.items() if steps}
