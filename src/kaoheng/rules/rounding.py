"""How rounding is said: the same words in rules in writing and in explanations."""

from kaoheng.numbers import RoundingMode
from kaoheng.text import Text

MODES: dict[RoundingMode, Text] = {
    "half_up": Text("四舍五入", "rounded half up"),
    "half_even": Text("四舍六入五成双", "rounded half to even"),
    "floor": Text("舍去尾数", "rounded down"),
    "ceil": Text("尾数进位", "rounded up"),
}


def places_words(decimals: int | None, mode: RoundingMode) -> Text:
    """How a number is rounded.

    >>> places_words(2, "half_up").zh, places_words(0, "floor").zh, places_words(None, "half_up").zh
    ('四舍五入保留2位小数', '舍去尾数取整数', '不取整')
    """
    if decimals is None:
        return Text("不取整", "not rounded")
    how = MODES[mode]
    if decimals == 0:
        return Text(f"{how.zh}取整数", f"{how.en} to a whole number")
    return Text(f"{how.zh}保留{decimals}位小数", f"{how.en} to {decimals} decimal{'' if decimals == 1 else 's'}")


def decimals_clause(decimals: int | None) -> Text:
    """The half sentence that ends a clause whose value is rounded half up; nothing where it stays exact.

    >>> decimals_clause(1).zh, decimals_clause(None).zh
    ('，四舍五入保留1位小数', '')
    """
    return Text("", "") if decimals is None else Text("，", ", ") + places_words(decimals, "half_up")
