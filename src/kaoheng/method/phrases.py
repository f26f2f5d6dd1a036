"""What the words of a method file are called: the same in rules in writing and in explanations."""

from kaoheng.method.tree import OverPeriods
from kaoheng.text import Text

STATUS: dict[str, Text] = {
    "reported": Text("报送数", "reported"),
    "certified": Text("核定数", "certified"),
    "provisional": Text("初步核算数", "provisional"),
    "final": Text("最终核实数", "final"),
}
"""Statuses of evidence."""

COMBINED: dict[str, Text] = {
    "sum": Text("合计", "the sum"),
    "mean": Text("平均", "the mean"),
    "max": Text("取最大", "the highest"),
    "min": Text("取最小", "the lowest"),
    "first": Text("取最早", "the first"),
    "last": Text("取最近", "the last"),
}
"""How the periods of a year become its value."""


def over_words(over: OverPeriods | None) -> Text:
    """How the periods of a year become its value.

    >>> over_words(OverPeriods(combine="best", n=2, best="high", then="mean", incomplete="skip")).zh
    '取最高的2期平均'
    """
    if over is None:
        return COMBINED["last"]
    if over.n is None or over.then is None:
        return COMBINED[over.combine]
    which = Text("最高", "highest") if over.best == "high" else Text("最低", "lowest")
    made = COMBINED[over.then]
    return Text(f"取{which.zh}的{over.n}期{made.zh}", f"{made.en} of the {over.n} {which.en}")
