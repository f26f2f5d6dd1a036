"""Fields and values of a method file as people read of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.editions.field_names import FIELDS
from kaoheng.editions.value_names import VALUES
from kaoheng.method.consequences import MEASURE_KINDS
from kaoheng.method.edition import Method
from kaoheng.rules.catalogue import RULES, kind_of
from kaoheng.text import Text, join


def path_words(path: tuple[str, ...], *methods: Method) -> Text:
    """Where a field stands: 计分规则·每级幅度; an id is called by its title in the first edition that has it."""
    parts = [_part(path[: at + 1], methods) for at in range(len(path))]
    return join(parts, "·", ", ")


def _part(path: tuple[str, ...], methods: Sequence[Method]) -> Text:
    titles = (_titled(method, path) for method in methods)
    return next(filter(None, titles), None) or FIELDS.get(path[-1], Text(path[-1], path[-1]))


def _titled(method: Method, path: tuple[str, ...]) -> Text | None:
    """The title of a group, channel, veto or type of claim; None for what a path names by its field."""
    *way, id = path
    among: Any = method
    for part in way:
        among = _within(among, part)
    found = None if isinstance(among, BaseModel) else _within(among, id)
    title = getattr(found, "title", "") if isinstance(found, BaseModel) else ""
    return Text(title, getattr(found, "title_en", "") or title) if title else None


def _within(whole: Any, part: str) -> Any:
    if isinstance(whole, Mapping):
        return whole.get(part)
    if isinstance(whole, tuple):
        return next((each for each in whole if getattr(each, "id", None) == part), None)
    return getattr(whole, part, None)


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
