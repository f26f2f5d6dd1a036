"""What a field may hold, in words, from the JSON Schema the models give."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from docs.reference.generating.markdown import code
from kaoheng.method.schema import schema

Shape = dict[str, Any]
Link = Callable[[str], str]
"""How a page points to a model of this name."""

_WHOLE: Shape = schema()
MODELS: dict[str, Shape] = {"Method": {key: _WHOLE[key] for key in ("properties", "required")}, **_WHOLE["$defs"]}


def holds(shape: Shape, link: Link) -> str:
    """The values a shape allows."""
    if "$ref" in shape:
        return link(name_of(shape))
    if "discriminator" in shape or "oneOf" in shape:
        return link("/".join(sorted(set(referred(shape["oneOf"])))))
    if "enum" in shape or "const" in shape:
        return " · ".join(code(_word(word)) for word in shape.get("enum", [shape.get("const")]))
    if "anyOf" in shape:
        return _either(shape["anyOf"], link)
    return _plain(shape, link)


def _either(options: list[Shape], link: Link) -> str:
    kinds_said = {word for option in options for word in option.get("discriminator", {}).get("mapping", ())}
    options = [option for option in options if not kinds_said.issuperset(option.get("enum", ["no word"]))]
    kinds = [option.get("type") for option in options]
    rest = [option for option in options if option.get("type") != "null"]
    if {"number", "string"} <= {kind for kind in kinds if isinstance(kind, str)}:
        rest = [{"type": "number"}, *(each for each in rest if "const" in each or each.get("type") not in _NUMBER)]
    return " or ".join(dict.fromkeys(holds(option, link) for option in rest))


_NUMBER = ("number", "string")
"""How an exact number may be written."""


def may_be_null(shape: Shape) -> bool:
    """Whether `null` may be written."""
    return any(option.get("type") == "null" for option in shape.get("anyOf", ()))


def _plain(shape: Shape, link: Link) -> str:
    kind = shape.get("type")
    if kind == "number":
        return "number"
    if kind == "array":
        return f"list of {holds(shape['items'], link)}"
    if kind == "object":
        inside: Shape = shape.get("additionalProperties") or next(iter(shape.get("patternProperties", {}).values()), {})
        return f"mapping to {holds(inside, link)}"
    if kind == "integer":
        return "whole number" + _limits(shape)
    if kind == "boolean":
        return "`true` · `false`"
    if shape.get("format") == "date":
        return "date"
    pattern = str(shape.get("pattern", ""))
    return "id" if pattern.startswith("^[A-Za-z_]") else "line such as `>= 90`" if ">=" in pattern else "text"


def _limits(shape: Shape) -> str:
    low, high = shape.get("minimum"), shape.get("maximum")
    if low is not None and high is not None:
        return f", {low} to {high}"
    return f", {low} or more" if low is not None else ""


def model_name(model: type[BaseModel]) -> str:
    """What the schema calls a model; its module stands before it where two models have one name."""
    return model.__name__ if model.__name__ in MODELS else f"{model.__module__.replace('.', '__')}__{model.__name__}"


def name_of(shape: Shape) -> str:
    """The model a reference names."""
    return str(shape["$ref"]).rpartition("/")[2]


def default_of(model: Shape, field: str) -> str:
    """What holds when the field is left out; required fields say so."""
    if field in model.get("required", ()):
        return "required"
    value = model["properties"][field].get("default")
    if value in (None, "", [], {}) or isinstance(value, dict):
        return ""
    return code(_word(value))


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def referred(shape: Any) -> list[str]:
    """The models a shape names, in order."""
    if isinstance(shape, list):
        return [name for each in shape for name in referred(each)]
    if not isinstance(shape, dict):
        return []
    own = [name_of(shape)] if "$ref" in shape else []
    return own + [name for key, each in shape.items() if key != "mapping" for name in referred(each)]
