"""Every field of a method file: what it may hold, what holds when it is left out, what it means."""

from docs.reference.generating.markdown import code, sentence, table
from docs.reference.generating.meanings import HEADINGS, MEANINGS
from docs.reference.generating.shapes import MODELS, Shape, default_of, holds, may_be_null
from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.rules.catalogue import RULES

_RULES = "/".join(sorted(rule.__name__ for rule in RULES))
_AGGREGATIONS = "/".join(sorted(each.__name__ for each in AGGREGATIONS))
_KNOWN = {
    _RULES: "[a rule](rules.md)",
    _AGGREGATIONS: "[an aggregation](aggregations.md)",
    "Block/Item": "[item](#item) · [block](#block)",
    "ByNode/ByUnrounded/CountBack/Decide": "[tie key](#tie-key)",
}


def link(name: str) -> str:
    """How this page points to a model."""
    if name in _KNOWN:
        return _KNOWN[name]
    heading = HEADINGS[name][0]
    return f"[{heading}](#{heading.replace(' ', '-')})"


def method_file() -> str:
    """The sections of the page, in the order a file is written."""
    parts: list[str] = []
    for name, (heading, words) in HEADINGS.items():
        first = heading not in [HEADINGS[each][0] for each in list(HEADINGS)[: list(HEADINGS).index(name)]]
        parts += [f"## {heading}"] if first else []
        parts += [words or sentence(str(MODELS[name].get("description", "")))]
        parts += [fields(name, MODELS[name])]
    return "\n\n".join(part for part in parts if part)


def fields(name: str, model: Shape) -> str:
    """One model's table."""
    rows = []
    for field, shape in model["properties"].items():
        default = default_of(model, field)
        value = holds(shape, link) + (" or `null`" if default == "required" and may_be_null(shape) else "")
        rows.append((code(field), value, default, meaning(name, field, shape)))
    return table(("field", "value", "left out", "meaning"), rows)


def meaning(name: str, field: str, shape: Shape) -> str:
    """The field's own docstring, or the words kept here for fields without one."""
    said = str(shape.get("description", ""))
    return sentence(said or MEANINGS.get((name, field), MEANINGS.get(("", field), "")))
