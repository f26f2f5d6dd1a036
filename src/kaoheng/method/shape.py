"""What a method file may say at a place: fields, words and kinds, looked up in the models' own JSON Schema."""

from functools import cache
from typing import Any

from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc
from kaoheng.text import Text, join

Shape = dict[str, Any]


@cache
def model_schema() -> Shape:
    """The JSON Schema of an edition as the models give it."""
    return Method.model_json_schema()


def shape_at(loc: Loc, data: Any) -> Shape:
    """The schema of the value at `loc`, given what the file says on the way there; empty when unknown.

    >>> shape_at(("ranking", "on"), {"ranking": {}})["enum"]
    ['rounded', 'unrounded']
    """
    shape, value = model_schema(), data
    for part in loc:
        inside = chosen(shape, value)
        shape = _step(inside, part)
        value = _member(value, part)
    return shape


def options(shape: Shape) -> list[Shape]:
    """The alternatives a shape allows, references followed; `null` left out."""
    if "$ref" in shape:
        return options(_referred(shape["$ref"]))
    found = [option for each in shape.get("anyOf") or shape.get("oneOf") or () for option in options(each)]
    return [option for option in found if option.get("type") != "null"] or [shape]


def _referred(reference: str) -> Shape:
    shape: Shape = model_schema()["$defs"][reference.rpartition("/")[2]]
    return shape


def kinds(shape: Shape) -> list[str]:
    """The words `kind` may have, for shapes told apart by it."""
    return [kind for kind in map(_const, options(shape)) if kind]


def _const(option: Shape) -> str | None:
    kind: str | None = option.get("properties", {}).get("kind", {}).get("const")
    return kind


def words(shape: Shape) -> list[str]:
    """The plain words a shape allows."""
    found = [word for option in options(shape) for word in option.get("enum", [option.get("const")])]
    return [str(word) for word in found if word is not None]


def fields(shape: Shape, value: Any) -> list[str]:
    """The fields a mapping may have here; of blocks and items both, since a slip hides which was meant."""
    if "discriminator" in shape:
        return list(chosen(shape, value).get("properties", ()))
    return list(dict.fromkeys(name for option in options(shape) for name in option.get("properties", ())))


def chosen(shape: Shape, value: Any) -> Shape:
    """The alternative that what is written was meant for."""
    said = value.get("kind") if isinstance(value, dict) else value
    kind = said if isinstance(said, str) else ""
    named = shape.get("discriminator", {}).get("mapping", {})
    if kind in named:
        return _referred(named[kind])
    found = options(shape)
    if len(found) == 1:
        return found[0]
    if isinstance(value, list):
        return next((option for option in found if option.get("type") == "array"), found[0])
    by_kind = [option for option in found if kind and _const(option) == kind]
    if by_kind or not isinstance(value, dict):
        return (by_kind or found)[0]
    objects = [option for option in found if option.get("properties")]
    fitting = [option for option in objects if _TELLING & option["properties"].keys() == _TELLING & value.keys()]
    return (fitting or objects or found)[0]


_TELLING = frozenset({"items", "calculate"})
"""The fields that tell blocks and calculated nodes from items."""


def expected(shape: Shape) -> Text:
    """What should stand here, in words.

    >>> expected(shape_at(("method", "full_marks"), {}))["en"]
    'a number such as 5, 0.5, 29.3% or 32/109'
    """
    known, named = kinds(shape), words(shape)
    if known:
        return Text("一组字段，其中 kind 可取值 ", "fields, with kind one of ") + _either(known)
    others = [option for option in options(shape) if not option.keys() & {"enum", "const"}]
    said = [said for key, said in _TYPES.items() if key in {o.get("format", o.get("type")) for o in others}][:1]
    if any(option.get("properties") for option in others):
        said = [Text("一组字段 ", "the fields ") + _either([name for o in others for name in o.get("properties", ())])]
    if named:
        said.insert(0, Text("可取值 ", "one of ") + _either(named))
    return join(said, "，或", " or ") if said else Text("一个值", "a value")


_TYPES: dict[str, Text] = {
    "number": Text("一个数，如 5、0.5、29.3% 或 32/109", "a number such as 5, 0.5, 29.3% or 32/109"),
    "integer": Text("一个整数（半角数字）", "a whole number"),
    "boolean": Text("true 或 false", "true or false"),
    "array": Text("一个列表，每行以“- ”开头", "a list, each member after `- `"),
    "object": Text("一组“字段: 值”", "fields, each as `field: value`"),
    "date": Text("一个日期，如 2024-12-31", "a date such as 2024-12-31"),
    "string": Text("一段文字", "text"),
}


def _either(names: list[str]) -> Text:
    said = " | ".join(names)
    return Text(said, said)


def _step(inside: Shape, part: str | int) -> Shape:
    found: Shape = {}
    if isinstance(part, int):
        found = inside.get("items", {})
    elif part in inside.get("properties", {}):
        found = inside["properties"][part]
    elif isinstance(inside.get("additionalProperties"), dict):
        found = inside["additionalProperties"]
    else:
        found = next(iter(inside.get("patternProperties", {}).values()), {})
    return found


def _member(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(str(part))
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None
