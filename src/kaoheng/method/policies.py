"""Policies of an item that regulations are often silent about, and a method must state."""

from typing import Literal

from kaoheng.numbers import RoundingMode
from kaoheng.rules.rule import Data, Decimals, Exact


class Fixed(Data):
    """A fixed number of points, such as the 60 that a missing item gets in 绿色发展指数."""

    score: Exact
    """The points."""


class Transfer(Data):
    """The points of a not-applicable item go to a named item beside it."""

    to: str
    """The id of a node beside it."""


Missing = Literal["block", "zero", "full", "group_average", "carry_forward", "spread", "spread_equal"] | Fixed
"""P6, when there is no value: stop the run; no points; full points; the mean score of the group;
last year's value; the points go to the other items beside it, pro rata or in equal parts; fixed points."""

NotApplicable = Literal["refuse", "full", "group_average", "spread", "spread_equal"] | Transfer
"""P7, when an item does not concern a unit (不涉及): not allowed; full points; the mean score of the group;
the points go to the items beside it pro rata (按比例分摊), in equal parts (平均分摊), or to a named one."""


class Rounding(Data):
    """P9: to how many decimals each level is rounded. Levels with `none` keep full precision."""

    items: Decimals
    """Decimals of item scores."""
    blocks: Decimals
    """Decimals of block scores."""
    total: Decimals
    """Decimals of the total."""
    mode: RoundingMode
    """half_up is 四舍五入, away from zero; the same for all levels."""


class Round(Data):
    """The rounding of one node, where it differs from its level's."""

    decimals: Decimals
    """Decimals, or `none` for full precision."""
    mode: RoundingMode
    """half_up is 四舍五入."""


class Policies(Data):
    """Policies stated once for the items that do not state their own."""

    missing: Missing | None = None
    """P6, without a value: stop the run · no points · full points · the mean score of the group · last year's value ·
    the points go to the items beside it, pro rata or in equal parts · fixed points."""
    not_applicable: NotApplicable | None = None
    """P7, where it does not concern a unit: not allowed · full points · the mean score of the group · the points go to
    the items beside it, pro rata or in equal parts · to a named one."""
