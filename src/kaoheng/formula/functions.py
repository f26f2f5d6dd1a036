"""The functions a formula may call: how many arguments, which of them are plain numbers, what they are called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Function:
    """One function: `least` to `most` arguments, those from position `constant` on being plain numbers."""

    zh: str
    en: str
    least: int
    most: int
    constant: int = 99
    group: bool = False
    accepts: Callable[..., bool] = lambda *_: True
    """Whether plain numbers, the first of them or more, will do."""
    wants: str = ""
    """What the plain numbers must be, in English."""
    wants_zh: str = ""
    """The same in Chinese."""


_COUNTED: dict[str, Any] = {
    "accepts": lambda n: n in range(1, 1001),
    "wants": "a whole number from 1 to 1000",
    "wants_zh": "1至1000的整数",
}

FUNCTIONS: dict[str, Function] = {
    "min": Function("最小值", "min", 2, 20),
    "max": Function("最大值", "max", 2, 20),
    "abs": Function("绝对值", "abs", 1, 1),
    "floor": Function("向下取整", "floor", 1, 1),
    "ceil": Function("向上取整", "ceil", 1, 1),
    "round": Function(
        "四舍五入",
        "round",
        2,
        2,
        1,
        accepts=lambda v: v in range(13),
        wants="a whole number from 0 to 12",
        wants_zh="0至12的整数",
    ),
    "round_half_even": Function(
        "四舍六入五成双",
        "round half to even",
        2,
        2,
        1,
        accepts=lambda v: v in range(13),
        wants="a whole number from 0 to 12",
        wants_zh="0至12的整数",
    ),
    "clip": Function("限定", "clip", 3, 3),
    "log": Function("自然对数", "log", 1, 1),
    "exp": Function("e的乘方", "exp", 1, 1),
    "sqrt": Function("平方根", "sqrt", 1, 1),
    "rank": Function("组内从高到低名次", "rank from highest", 1, 1, group=True),
    "rank_low": Function("组内从低到高名次", "rank from lowest", 1, 1, group=True),
    "highest": Function("组内最高", "group highest", 1, 1, group=True),
    "lowest": Function("组内最低", "group lowest", 1, 1, group=True),
    "mean": Function("组内平均", "group mean", 1, 1, group=True),
    "median": Function("组内中位数", "group median", 1, 1, group=True),
    "deviation": Function(
        "组内标准差",
        "group standard deviation",
        1,
        2,
        1,
        group=True,
        accepts=lambda v: v in (0, 1),
        wants="0 or 1",
        wants_zh="0或1",
    ),
    "quantile": Function(
        "组内分位数",
        "group quantile",
        2,
        3,
        1,
        group=True,
        accepts=lambda share, definition=7: 0 <= share <= 1 and definition in range(1, 10),
        wants="from 0 to 1, or the number of a definition from 1 to 9 after it",
        wants_zh="0至1之间的数，或其后的定义号1至9",
    ),
    "nth_highest": Function("组内第n高", "nth highest of the group", 2, 2, 1, group=True, **_COUNTED),
    "nth_lowest": Function("组内第n低", "nth lowest of the group", 2, 2, 1, group=True, **_COUNTED),
    "mean_highest": Function("组内最高n个的平均", "mean of the n highest", 2, 2, 1, group=True, **_COUNTED),
    "mean_lowest": Function("组内最低n个的平均", "mean of the n lowest", 2, 2, 1, group=True, **_COUNTED),
    "total": Function("组内合计", "group total", 1, 1, group=True),
    "count": Function("组内单位数", "group count", 0, 1, group=True),
}
"""`round(x, 2)` rounds half away from zero; equal values share the better rank; `deviation(x)` divides by the
number of units and `deviation(x, 1)` by one less; `quantile(x, p, 6)` is by the 6th definition of Hyndman and Fan,
the 7th where none is named; in a group of fewer than n the nth is the last there is; `count()` counts units,
`count(x > 0)` those where it holds."""

INSTEAD = {
    "sum": "total(…)",
    "avg": "mean(…)",
    "average": "mean(…)",
    "std": "deviation(…)",
    "stdev": "deviation(…)",
    "percentile": "quantile(…, 0.9)",
    "pow": "a ** 2",
    "ln": "log(…)",
    "len": "count()",
    "n": "count()",
}
"""What people write from habit, and what it is called here."""
