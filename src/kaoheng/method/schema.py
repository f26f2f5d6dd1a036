"""The JSON Schema of method files, for completion and checking in any editor."""

import copy
from collections.abc import Iterable
from typing import Any

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.method.shape import model_schema
from kaoheng.rules.rule import Data
from kaoheng.tally.panels.terms import WAYS

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
    """As wide as the loader reads: text may look like a number, and a word stands for a kind that needs no more."""
    if isinstance(value, list):
        return [_for_people(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _for_people(each) for key, each in value.items()}
    if made.get("type") == "string" and not made.keys() & {"enum", "const", "pattern", "format"}:
        made["type"] = ["string", "number"]  # unit codes such as 140502 need no quotes
    mapping = made.get("discriminator", {}).get("mapping", {}) if isinstance(made.get("discriminator"), dict) else {}
    words = next((words for words in _WORDS if set(words) == set(mapping)), None)
    if words is not None:
        kinds = {key: made.pop(key) for key in ("oneOf", "discriminator")}
        made["anyOf"] = [{"enum": [word for word, alone in words.items() if alone]}, kinds]
    return made


def _words(kinds: Iterable[type[Data]]) -> dict[str, bool]:
    """The word of each kind, and whether it is enough alone."""
    return {
        str(kind.model_fields["kind"].annotation.__args__[0]): all(  # type: ignore[union-attr]
            not field.is_required() for name, field in kind.model_fields.items() if name != "kind"
        )
        for kind in kinds
    }


_WORDS = (_words(AGGREGATIONS), _words(WAYS))
