"""A small made-up year: two groups, nested blocks, a bonus, a missing value, an item that does not concern a unit."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from kaoheng.engines.reference import engine
from kaoheng.facts import Facts, cube_of
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.tables import Unit

UNITS = (("a1", "阳城县", "county"), ("a2", "高平市", "county"), ("a3", "泽州县", "county"), ("z1", "开发区", "zone"))

VALUES: Mapping[str, tuple[str | None, ...]] = {
    "gdp": ("90", "90", "70.5", "100"),
    "tax": ("80", "80", None, "100"),
    "grain": ("50", "50", "99", None),
    "air": ("75", "75", "100", "100"),
    "safety": ("100", "100", "88.8", "61"),
    "bonus": ("3", "3", "0", "12"),
}

GRADES: dict[str, Any] = dict(
    scale=["优秀", "良好", "一般"],
    thresholds={"优秀": ">= 85", "良好": ">= 60"},
    quota={
        "优秀": dict(
            share="34%", rounding="floor", hard_ceiling=True, ties="decide", barred_count_in_n=True, unused="lost"
        )
    },
)


def item(id: str, points: str, title: str = "", **more: Any) -> dict[str, Any]:
    """An item whose evidence is a score out of a hundred."""
    rule = dict(kind="as_given", scale=100)
    return dict(id=id, title=title or f"指标{id}", points=points, direction="up") | dict(rule=rule) | more


def tree() -> list[dict[str, Any]]:
    """Economy (50, with a nested block), life (50, grain for counties only), and a bonus without points."""
    growth = dict(id="growth", title="综合效益", items=[item("gdp", "20"), item("tax", "30")])
    life = [item("grain", "10", only=dict(groups=["county"])), item("air", "20"), item("safety", "20")]
    return [
        dict(id="economy", title="经济发展", items=[growth]),
        dict(id="life", title="民生安全", points="50", items=life),
        item("bonus", "0", "加分", rule=dict(kind="count_capped", per_event="0.5", counted="项", cap="5")),
    ]


def method(**more: Any) -> Method:
    """The edition, with whatever a test wants different."""
    header = dict(id="demo", title="某市考核办法", title_en="A city's method", place="某市", year=2025, full_marks=100)
    return Method.model_validate(
        dict(
            method=header | more.pop("header", {}),
            rounding=dict(items=2, blocks=2, total=2, mode="half_up") | more.pop("rounding", {}),
            policies=dict(missing="zero", not_applicable="refuse"),
            groups=dict(zone=dict(title="开发区组", honours_only=True), county=dict(title="县（市、区）")),
            tree=more.pop("tree", tree()),
            ranking=dict(on="rounded", ties="competition", chain=[dict(kind="decide")]),
            grades=GRADES,
        )
        | more
    )


def results(titles: Mapping[str, str] | None = None, values: Mapping[str, Any] = VALUES, **more: Any) -> Results:
    """The year scored; `titles` renames units, the rest goes to the method."""
    year = method(**more)
    units = tuple(Unit(id, (titles or {}).get(id, title), group) for id, title, group in UNITS)
    items = tuple(each.id for each in year.items)
    cells = {
        (at, 0, unit): Fraction(value)
        for at, id in enumerate(items)
        for unit, value in enumerate(values[id])
        if value is not None
    }
    cube = cube_of(cells, (len(items), 1, len(units)), ("",))
    facts = Facts(units, items, ("county", "zone"), np.array([0, 3]), {"actual": cube})
    return engine.score(year, facts)
