"""What each function of a formula does, and the arguments it has no value for."""

from collections.abc import Callable
from fractions import Fraction

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.arithmetic.quantiles import Spot
from kaoheng.text import Text

FARTHEST_EXPONENT = 700  # e**700 still fits a float


def fold(join: Callable[[Number, Number], Number], first: Number, *others: Number) -> Number:
    """Join any number of values two by two."""
    for other in others:
        first = join(first, other)
    return first


def half_up(x: Columns, value: Number, decimals: Fraction) -> Number:
    """Rounded half away from zero, as 四舍五入 is understood for negative values too."""
    grid = Fraction(10) ** int(decimals)
    away = x.floor(x.absolute(value * grid) + Fraction(1, 2)) / grid
    return x.where(x.below(value, 0), -away, away)


CALLS: dict[str, Callable[..., Number]] = {
    "min": lambda x, *values: fold(x.minimum, *values),
    "max": lambda x, *values: fold(x.maximum, *values),
    "abs": lambda x, a: x.absolute(a),
    "floor": lambda x, a: x.floor(a),
    "ceil": lambda x, a: x.ceil(x.wide(a)),
    "round": half_up,
    "round_half_even": lambda x, a, decimals: x.round(x.wide(a), int(decimals), "half_even"),
    "clip": lambda x, a, low, high: x.clip(a, low, high),
    "log": lambda x, a: x.log(a),
    "exp": lambda x, a: x.exp(x.clip(a, -FARTHEST_EXPONENT, FARTHEST_EXPONENT)),
    "sqrt": lambda x, a: x.sqrt(a),
    "rank": lambda x, a: x.rank(a, best="high"),
    "rank_low": lambda x, a: x.rank(a, best="low"),
    "highest": lambda x, a: x.highest(a),
    "lowest": lambda x, a: x.lowest(a),
    "mean": lambda x, a: x.mean(a),
    "median": lambda x, a: x.median(a),
    "deviation": lambda x, a, ddof=Fraction(0): x.deviation(a, int(ddof)),
    "quantile": lambda x, a, share, definition=Fraction(7): x.quantile(a, share, int(definition)),
    "nth_highest": lambda x, a, n: x.value_at(a, Spot(Fraction(1), 1 - n)),
    "nth_lowest": lambda x, a, n: x.value_at(a, Spot(Fraction(0), n)),
    "mean_highest": lambda x, a, n: x.mean_of_highest(a, int(n)),
    "mean_lowest": lambda x, a, n: -x.mean_of_highest(-x.wide(a), int(n)),
    "total": lambda x, a: x.total(a),
}
"""All but `count`, whose argument is a condition."""

BARRED: dict[str, tuple[Callable[[Columns, Number], Flags], Text]] = {
    "log": (lambda x, a: ~x.below(0, a), Text("不大于零，没有对数", "is not above zero and has no logarithm")),
    "sqrt": (lambda x, a: x.below(a, 0), Text("为负数，不能开平方", "is negative and has no square root")),
    "exp": (
        lambda x, a: x.below(FARTHEST_EXPONENT, x.absolute(a)),
        Text("超出±700，无法求e的乘方", "is beyond ±700 and has no exponential here"),
    ),
}
"""Arguments without a value, and the words for them."""
