"""Fields and values of a method file as people read of them."""

from typing import Any

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.editions.field_names import FIELDS
from kaoheng.editions.value_names import VALUES
from kaoheng.method.consequences import MEASURE_KINDS
from kaoheng.rules.catalogue import RULES, kind_of
from kaoheng.text import Text, join


def path_words(path: tuple[str, ...]) -> Text:
    """Where a field stands, in the words above: 计分规则·每级幅度; what has no word keeps its name."""
    return join([FIELDS.get(part, Text(part, part)) for part in path], "·", ", ")


KINDS: dict[str, Text] = {
    **{str(each.model_fields["kind"].annotation.__args__[0]): each.title for each in AGGREGATIONS},  # type: ignore[union-attr]
    **{kind_of(rule): rule.title for rule in RULES},
    **MEASURE_KINDS,
}
"""What rules, aggregations and measures are called, by the word of a method file."""


def value_words(value: Any, field: str = "") -> Text:
    """A value of plain data as people read it; `field` is where it stands.

    >>> value_words(None).zh, value_words(True).zh, value_words({"gap": "absolute", "size": "0.1"}).zh
    ('未写明', '是', '差距的计量按差值，每级幅度0.1')
    """
    if value is None or value in ("", [], {}):
        return Text("未写明", "not stated")
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, list):
        return join([value_words(each, field) for each in value], "、", ", ")
    if isinstance(value, dict):
        stated = [(key, each) for key, each in value.items() if each not in (None, "", [], {})]
        return join([_pair(key, each) for key, each in stated], "，", ", ")
    known = {**VALUES, **KINDS} if field == "kind" else VALUES
    return known.get(str(value), Text(str(value), str(value)))


def _pair(key: str, value: Any) -> Text:
    name, said = FIELDS.get(key, Text(key, key)), value_words(value, key)
    return Text(f"{name.zh}{said.zh}", f"{name.en} {said.en}")
