"""The JSON Schema of method files, for completion and checking in any editor."""

import copy
from typing import Any

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.method.shape import model_schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of an edition, with the models' sentences as descriptions.

    >>> schema()["title"], "step" in schema()["$defs"]["Item"]["properties"]["rule"]["discriminator"]["mapping"]
    ('考核办法（年度版本）', True)
    """
    made: dict[str, Any] = _for_people(copy.deepcopy(model_schema()))
    made.update({"$schema": DRAFT, "title": "考核办法（年度版本）"})
    return made


def _for_people(value: Any) -> Any:
    """As wide as the loader reads: text may look like a number, and a word stands for an aggregation."""
    if isinstance(value, list):
        return [_for_people(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _for_people(each) for key, each in value.items()}
    if made.get("type") == "string" and not made.keys() & {"enum", "const", "pattern", "format"}:
        made["type"] = ["string", "number"]  # unit codes such as 140502 need no quotes
    mapping = made.get("discriminator", {}).get("mapping", {}) if isinstance(made.get("discriminator"), dict) else {}
    if set(mapping) == set(_WORDS):
        kinds = {key: made.pop(key) for key in ("oneOf", "discriminator")}
        made["anyOf"] = [{"enum": [word for word, alone in _WORDS.items() if alone]}, kinds]
    return made


_WORDS = {
    str(kind.model_fields["kind"].annotation.__args__[0]): all(  # type: ignore[union-attr]
        not field.is_required() for name, field in kind.model_fields.items() if name != "kind"
    )
    for kind in AGGREGATIONS
}
"""Each aggregation, and whether its word alone is enough."""
