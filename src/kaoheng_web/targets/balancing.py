"""What the goals of units make together, and what is missing to the superior's target."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.targets.models.balancing import SuperiorTarget
from kaoheng_web.targets.written import HasValues, ends

RATES = ("%", "‰", "率", "指数", "度", "位", "分", "/")


@dataclass(frozen=True, slots=True)
class Compared:
    """The goals of units taken together beside the superior's target; a gap below nought is missing."""

    total: Fraction
    gap: Fraction

    @property
    def met(self) -> bool:
        """Whether the units together reach what the superior asks."""
        return self.gap >= 0


def usual(measure: str) -> str:
    """How goals in a unit of measure are usually put together: amounts add up, rates do not.

    >>> [str(usual(measure)) for measure in ("亿元", "人", "%", "微克/立方米")]
    ['sum', 'sum', 'mean', 'mean']
    """
    rate = any(sign in measure for sign in RATES)
    return SuperiorTarget.Together.MEAN if rate else SuperiorTarget.Together.SUM


def together(how: str, values: Mapping[int, Fraction], weights: Mapping[int, Fraction]) -> Fraction | None:
    """The sum or the mean of the units' values; None where there is nothing to take it from.

    >>> together("weighted", {1: Fraction(3), 2: Fraction(6)}, {1: Fraction(1), 2: Fraction(2)})
    Fraction(5, 1)
    """
    if how == SuperiorTarget.Together.SUM:
        return sum(values.values(), Fraction(0)) if values else None
    counted = {key: Fraction(1) for key in values}
    if how == SuperiorTarget.Together.WEIGHTED:
        counted = {key: weights[key] for key in values if key in weights}
    whole = sum(counted.values(), Fraction(0))
    return sum((values[key] * weight for key, weight in counted.items()), Fraction(0)) / whole if whole else None


def compared(
    superior: SuperiorTarget, direction: str, goals: Mapping[int, HasValues], weights: Mapping[int, Fraction]
) -> Compared | None:
    """The units' goals beside the superior's: at the lower ends where more is better, at the upper where less is."""
    down = direction == "down" or superior.kind == "ceiling"
    own = ends(superior)[1 if down else 0]
    total = together(superior.together, {key: ends(goal)[1 if down else 0] for key, goal in goals.items()}, weights)
    if total is None:
        return None
    return Compared(total, own - total if down else total - own)


def wrong_weight(text: str) -> list[Text]:
    """What is wrong with a weight."""
    try:
        if parse(text) > 0:
            return []
    except ValueError:
        pass
    return [Text(f"“{text}”不是正数。", f"{text!r} is not a positive number.")]
