"""Every field of a method file: what it may hold, what holds when it is left out, what it means."""

from docs.reference.generating.markdown import code, sentence, table, told
from docs.reference.generating.sections import SECTIONS
from docs.reference.generating.shapes import MODELS, Link, Shape, default_of, holds, may_be_null, model_name, name_of
from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.rules.catalogue import RULES
from kaoheng.tally.catalogue import CHANNELS
from kaoheng.treatment.catalogue import TREATMENTS

_LISTS = {
    "/".join(sorted(map(model_name, kinds))): words
    for kinds, words in (
        (RULES, "[a rule](rules.md)"),
        (AGGREGATIONS, "[an aggregation](aggregations.md)"),
        (CHANNELS, "[a channel](channels.md)"),
        (TREATMENTS, "[a treatment](treatments.md)"),
    )
}
_ALIKE = {
    "kind": "Tells the forms apart.",
    "id": "The name other parts and the evidence use: ASCII letters, digits, `_`, `-`, at most 64.",
    "title": "What it is called in Chinese.",
    "title_en": "What it is called in English.",
    "text_en": "The same in English.",
    "measured_en": "The same in English.",
    "measure_en": "The same in English.",
    "legal_basis": "The clause it rests on.",
}
"""Fields that mean the same wherever they have no docstring."""


def method_file() -> str:
    """The page of the file itself."""
    return _page("method-file")


def channels() -> str:
    """The page of channels."""
    return _page("channels")


def treatments() -> str:
    """The page of treatments."""
    return _page("treatments")


def vetoes_and_consequences() -> str:
    """The page of vetoes, their effects, consequences and their conditions."""
    return _page("vetoes-and-consequences")


def _page(page: str) -> str:
    parts, seen = [], set[str]()
    for name, section in SECTIONS.items():
        if section.page != page:
            continue
        parts += [] if section.heading in seen else [f"{'#' * section.level} {section.heading}"]
        seen.add(section.heading)
        parts += [section.words or sentence(told(str(MODELS[name].get("description", ""))))]
        parts += [fields(name, _links(page))]
    return "\n\n".join(part for part in parts if part)


def _links(page: str) -> Link:
    """How one page points to a model, or to several of which one is chosen."""

    def link(name: str) -> str:
        if name in _LISTS:
            return _LISTS[name]
        return " · ".join(dict.fromkeys(one(each) for each in name.split("/")))

    def one(name: str) -> str:
        section = SECTIONS[name]
        there = "" if section.page == page else f"{section.page}.md"
        return f"[{section.heading.rpartition(': ')[2]}]({there}#{section.anchor})"

    return link


def fields(name: str, link: Link, head: str = "field") -> str:
    """One model's table; `kind` is what its heading or its list already says."""
    model, rows = MODELS[name], []
    for field, shape in model["properties"].items():
        if field == "kind" and "const" in shape and head == "parameter":
            continue
        default = default_of(model, field)
        value = holds(shape, link) + (" or `null`" if default == "required" and may_be_null(shape) else "")
        rows.append((code(field), value, default, meaning(field, shape)))
    return table((head, "value", "left out", "meaning"), rows) if rows else "No parameters."


def meaning(field: str, shape: Shape) -> str:
    """The field's own docstring, or that of the model it holds, or what it means everywhere."""
    model = MODELS[name_of(shape)] if "$ref" in shape else {}
    own = shape.get("description") or told(str(model.get("description", "")))
    return sentence(own or _ALIKE.get(field, ""))
