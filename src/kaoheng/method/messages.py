"""What pydantic objects to, place by place: each problem once, under the path that stands in the file."""

from collections.abc import Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import ValidationError

from kaoheng.method.positions import ABSENT, Loc, value_at
from kaoheng.method.problems import Problem
from kaoheng.method.sentences import Error, sentence

MOST = 1000
"""How many places get sentences; a file with more is not a method."""


def problems(error: ValidationError, data: Any) -> list[Problem]:
    """One problem for each place that is wrong; what only follows from another is left out."""
    by_loc: dict[Loc, list[Error]] = {}
    for each in error.errors(include_url=False):
        by_loc.setdefault(_plain_loc(each["type"], each["loc"], data), []).append(dict(each))
    around = _Around(by_loc)
    firsts = {loc: min(found, key=lambda each: each["type"] != "literal_error") for loc, found in by_loc.items()}
    own = (loc for loc, first in firsts.items() if not _follows(loc, first, around, data))
    return [sentence(loc, firsts[loc], data) for loc in islice(own, MOST)]


class _Around:
    """Which places hold an error further in, and which unknown fields stand in a mapping."""

    def __init__(self, by_loc: Mapping[Loc, list[Error]]) -> None:
        self.holders = {loc[:end] for loc in by_loc for end in range(len(loc))}
        self.unknown: dict[Loc, list[str]] = {}
        for loc, found in by_loc.items():
            if found[0]["type"] == "extra_forbidden":
                self.unknown.setdefault(loc[:-1], []).append(str(loc[-1]))

    def misspelt(self, loc: Loc) -> bool:
        """Whether an unknown field beside this one almost has its name."""
        beside = self.unknown.get(loc[:-1], [])
        return any(get_close_matches(other, [str(loc[-1])], 1, 0.7) for other in beside)


def _plain_loc(kind: str, raw: Loc, data: Any) -> Loc:
    """The path in the file: pydantic's, without the names of union members."""
    kept: Loc = ()
    value, fresh = data, True
    for i, part in enumerate(raw):
        is_kind = fresh and isinstance(value, dict) and value.get("kind") == part and kept != ()
        inside = ABSENT if is_kind else value_at((part,), value)
        fresh = inside is not ABSENT
        if fresh:
            value = inside
        if fresh or (kind == "missing" and i == len(raw) - 1):
            kept = (*kept, part)
    return kept


def _follows(loc: Loc, error: Error, around: _Around, data: Any) -> bool:
    """Whether this error only repeats what another one already says."""
    match error["type"]:
        case "too_short":  # pydantic counts only the members that were right
            return bool(value_at(loc, data))
        case "literal_error":  # a mapping where a word would do as well: its fields are named instead
            return isinstance(value_at(loc, data), dict) and loc in around.holders
        case "missing" if around.misspelt(loc):
            return True
        case "missing" if loc[-1] in ("rule", "direction"):  # a block whose `items` is misspelt looks like an item
            return any(get_close_matches(other, ["items"]) for other in around.unknown.get(loc[:-1], ()))
    return False
