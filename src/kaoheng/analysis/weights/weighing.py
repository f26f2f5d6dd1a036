"""Weights as they are written down: so many decimals, adding up to one exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.findings import Finding, Place, Refused
from kaoheng.numbers import written
from kaoheng.text import Text


@dataclass(frozen=True)
class Weighing:
    """Weights by item, and what each method shows beside them, such as entropies."""

    items: tuple[str, ...]
    titles: tuple[str, ...]
    weights: tuple[Fraction, ...]
    decimals: int
    shown: tuple[tuple[Text, tuple[str, ...]], ...] = ()
    notes: tuple[Text, ...] = ()

    def yaml(self) -> str:
        """Lines to paste into a method: `weight:` of every item."""
        pairs = zip(self.items, self.titles, self.weights, strict=True)
        return "\n".join(f"- {{id: {id}, weight: {written(w, self.decimals)}}}  # {title}" for id, title, w in pairs)


def shared_out(parts: Sequence[Fraction], decimals: int) -> tuple[Fraction, ...]:
    """Parts as shares of their sum with so many decimals; the largest remainders get what rounding down leaves.

    >>> [str(share) for share in shared_out([Fraction(1)] * 3, 2)]
    ['17/50', '33/100', '33/100']
    """
    whole, grid = sum(parts, Fraction(0)), 10**decimals
    if whole <= 0:
        what = Text("各列没有差异，得不出权重", "the columns do not differ, so they give no weights")
        mend = Text("请改用 equal，或另选指标", "Use equal, or other items")
        raise Refused([Finding("no_spread", Place(), what, mend)])
    exact = [part / whole * grid for part in parts]
    floors = [share.numerator // share.denominator for share in exact]
    order = sorted(range(len(parts)), key=lambda at: (floors[at] - exact[at], at))
    for at in order[: grid - sum(floors)]:
        floors[at] += 1
    return tuple(Fraction(share, grid) for share in floors)
