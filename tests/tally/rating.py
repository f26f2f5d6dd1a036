"""A panel in few words: terms that a test changes, and rows from a table of raters."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kaoheng.tally.panel import Panel
from kaoheng.tally.rows import RatingRow

EXACT = {"classes": "none", "score": "none", "mode": "half_up"}
TERMS = {
    "kind": "panel",
    "title": "领导评价",
    "values": {"kind": "scores", "least": 0, "most": 100},
    "by": "mean",
    "classes": {"": {"title": "评委"}},
    "empty_class": "refuse",
    "normalise": "none",
    "own_rating": "counts",
    "skipped": "allowed",
    "equal": "allowed",
    "raters_at_least": 1,
    "rounding": EXACT,
}
RELATIONS = {"主要领导": {"weight": "50%"}, "分管领导": {"weight": "30%"}, "其他": {"weight": "20%"}}


def panel(**changes: Any) -> Panel:
    return Panel.model_validate(TERMS | changes)


def ratings(rater_class: str = "", units: str = "abcdefghij", **raters: str) -> list[RatingRow]:
    """One rater each: values by unit with spaces between, `-` for a unit left out, `?` for 不了解."""
    return [
        RatingRow(unit, rater, None, "不了解", rater_class)
        if value == "?"
        else RatingRow(unit, rater, Fraction(value), "", rater_class)
        for rater, values in raters.items()
        for unit, value in zip(units, values.split(), strict=False)
        if value != "-"
    ]


def scores(terms: Panel, rows: list[RatingRow], take: str = "score") -> str:
    """The value of every unit of the group, `x` where there is none."""
    assert list(terms.problems(rows)) == []
    units = sorted({row.unit_id for row in rows})
    told = terms.tally(units, rows)
    return " ".join(str(told[unit].values.get(take, "x")) for unit in units)


def table(*points: int) -> Mapping[str, Any]:
    return {"kind": "table", "points": points, "otherwise": 0}


def by_rank(
    points: Mapping[str, Any], of: str = "raters", combine: str = "sum", ties: str = "shared"
) -> dict[str, Any]:
    return {"kind": "rank_points", "points": points, "of": of, "ties": ties, "combine": combine}
