"""The smallest change of one item alone that reaches the goal, on the grid of its written decimals.

Candidates lie ever farther away until the goal is reached or nothing can be; then the interval is halved. Where a rule
does not rise all the way (a band), the smallest change found is still verified, but a smaller one may exist.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.path.goal import Goal
from kaoheng.analysis.path.trial import Trial
from kaoheng.method.tree import Item

FARTHEST = 4
"""How many times the spread of the group, and the value and target themselves, a change may be at most."""


@dataclass(frozen=True)
class Move:
    """From one value of an item to another; `steps` of `size` each way."""

    item: Item
    value: Fraction
    size: Fraction
    sign: int

    def at(self, steps: int) -> Fraction:
        """The value so many steps away."""
        return self.value + self.sign * steps * self.size


def moves(trial: Trial, item: Item) -> Iterator[Move]:
    """The ways an item may improve: up, down, or either where the best lies between."""
    value = trial.value(item.id)
    if value is None:
        return
    decimals = int(trial.reported.decimals[trial.facts.items.index(item.id)])
    for sign in {"up": (1,), "down": (-1,), "band": (1, -1)}[item.direction]:
        yield Move(item, value, Fraction(1, 10**decimals), sign)


def farthest(trial: Trial, move: Move) -> int:
    """The most steps worth trying: not below zero where nobody is, and no value that the rule refuses."""
    item = move.item.id
    others = [trial.value(item, unit) for unit in range(len(trial.facts.units))]
    known = [value for value in others if value is not None]
    target = _target(trial, item)
    reach = FARTHEST * max(max(known) - min(known), abs(move.value), abs(target - move.value), move.size)
    if move.sign < 0 and min(known) >= 0:
        reach = min(reach, move.value)
    most = int(reach / move.size)
    if most == 0 or trial.score({item: move.at(most)}) is not None:
        return most
    return _last(lambda steps: trial.score({item: move.at(steps)}) is not None, 0, most)


def _last(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The last number for which something holds that holds at `low` and not at `high`."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _target(trial: Trial, item: str) -> Fraction:
    cube, at = trial.facts.cubes.get("target"), trial.facts.items.index(item)
    found = None if cube is None else next((cube.exact(at, span, trial.unit) for span in cube.spans(at)), None)
    return Fraction(0) if found is None else found


def smallest(trial: Trial, goal: Goal, item: Item) -> Fraction | None:
    """The value nearest to the unit's own with which the goal is reached, others fixed; None where none is."""
    found = [value for move in moves(trial, item) if (value := _along(trial, goal, move)) is not None]
    own = trial.value(item.id) or Fraction(0)
    return min(found, key=lambda value: abs(value - own), default=None)


def _along(trial: Trial, goal: Goal, move: Move) -> Fraction | None:
    most = farthest(trial, move)
    if move.item.direction != "band" and not _reached(trial, goal, move, most):
        return None
    low, high = 0, min(1, most)
    while not _reached(trial, goal, move, high):
        if high >= most:
            return None
        low, high = high, min(8 * high, most)
    return move.at(_last(lambda steps: not _reached(trial, goal, move, steps), low, high) + 1)


def _reached(trial: Trial, goal: Goal, move: Move, steps: int) -> bool:
    results = trial.score({move.item.id: move.at(steps)})
    return results is not None and goal.reached(results, trial.unit)
