"""The kinds of value every method knows, and what people call them."""

from kaoheng.text import Text

STANDARD_KINDS = ("actual", "prior", "baseline", "target")
"""Kinds any observation may have; others must be columns a rule reads."""

_WORDS = {
    "actual": Text("实际值", "actual value"),
    "target": Text("目标值", "target"),
    "target_low": Text("目标下限", "lower end of the target"),
    "target_high": Text("目标上限", "upper end of the target"),
    "prior": Text("上年值", "value of last year"),
    "baseline": Text("基期值", "baseline"),
    "level": Text("总量", "level"),
    "benchmark": Text("参照值", "benchmark"),
}


def kind_words(kind: str) -> Text:
    """What a kind of value is called; one of a method's own by its name.

    >>> kind_words("prior")["zh"], kind_words("city_mean")["en"]
    ('上年值', 'city_mean')
    """
    return _WORDS.get(kind, Text(kind, kind))
