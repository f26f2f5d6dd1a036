"""What a way to forecast is: when it may be used, and what year it leads to."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from kaoheng.analysis.forecast.series import Series
from kaoheng.text import Text

PATHS = 1000
"""How many equally likely year values stand for what may come."""
SEED = 20_100_101
"""Where simulations start, so that the same figures always give the same forecast."""


@dataclass(frozen=True)
class Reach:
    """The year's middle value, and equally likely values around it; None where too little is known to say."""

    middle: float
    likely: NDArray[np.float64] | None = None

    def share(self, low: Fraction | None, high: Fraction | None) -> Fraction | None:
        """The probability that the year's value lies within bounds that belong to it."""
        if self.likely is None:
            return None
        inside = np.ones(len(self.likely), dtype=np.bool_)
        if low is not None:
            inside &= self.likely >= float(low)
        if high is not None:
            inside &= self.likely <= float(high)
        return Fraction(int(inside.sum()), len(self.likely))

    def interval(self, coverage: Fraction) -> tuple[float, float] | None:
        """The central interval that holds this share of the likely values."""
        if self.likely is None:
            return None
        tail = float((1 - coverage) / 2)
        low, high = np.quantile(self.likely, [tail, 1 - tail])
        return float(low), float(high)


class Way(Protocol):
    """One way to forecast; its files stand in `WAYS`, the most telling first."""

    title: ClassVar[Text]

    def why(self, series: Series) -> Text | None:
        """Why it may be used here; None where it may not."""

    def reach(self, series: Series) -> Reach:
        """What the year comes to."""


def around(middle: float, spread: float, freedom: int) -> Reach:
    """Values spread by Student's t, evenly by probability: no chance enters.

    >>> around(10.0, 1.0, 5).share(Fraction(10), None)
    Fraction(1, 2)
    """
    levels = (np.arange(PATHS) + 0.5) / PATHS
    return Reach(middle, middle + spread * np.asarray(stdtrit(freedom, levels)))
