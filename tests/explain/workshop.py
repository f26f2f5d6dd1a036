"""Small methods, facts and results made in memory, for tests about explanations."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from kaoheng.engines.reference.engine import score
from kaoheng.explain.explainer import Explainer
from kaoheng.facts import Facts, Origin, cube_of
from kaoheng.method.edition import Method
from kaoheng.numbers import parse
from kaoheng.tables import Decision, Unit

STEP = dict(kind="step", gap="absolute", size="0.1", points_per_step="0.5", partial_step="not_counted", floor=0)
CAPPED = dict(kind="proportional", cap=1, floor=0, zero_target="refuse")
BY_RANK = dict(kind="rank_points", form="points_per_place", ties="competition", per_place="0.5", floor=0)
MIN_MAX = dict(kind="efficacy", base=60, range=40, all_equal=100)
GIVEN = dict(kind="as_given", scale=10)

Values = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""kind of value → item → unit → the value, or a value for each period."""


def item(id: str, rule: Mapping[str, Any], points: Any = 10, **more: Any) -> dict[str, Any]:
    """One item of a tree."""
    return dict(id=id, title=more.pop("title", f"指标{id}"), points=points, direction="up", rule=rule) | more


def block(id: str, items: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """One block of a tree."""
    return dict(id=id, title=more.pop("title", f"板块{id}"), items=items) | more


def method(tree: list[dict[str, Any]], **more: Any) -> Method:
    """A method with half-up rounding to two decimals and one group, unless told otherwise."""
    return Method.model_validate(
        dict(
            method=dict(id="demo", title="演示办法", place="演示市", year=2022, full_marks=more.pop("full_marks", 100)),
            rounding=more.pop("rounding", dict(items=2, blocks=2, total=2, mode="half_up")),
            policies=more.pop("policies", dict(missing="zero", not_applicable="spread")),
            groups=more.pop("groups", {"county": dict(title="县", title_en="counties")}),
            tree=tree,
            ranking=more.pop("ranking", dict(on="rounded", ties="competition")),
        )
        | more
    )


def facts(
    made: Method,
    values: Values,
    units: Mapping[str, str],
    *,
    absent: tuple[tuple[str, str], ...] = (),
    origins: Mapping[tuple[str, str, str, str], Origin] | None = None,
    decisions: tuple[Decision, ...] = (),
) -> Facts:
    """Facts for units (id → group, sorted by group); `absent` are cells that are not the unit's concern."""
    items, names = [one.id for one in made.items], list(units)
    groups = list(dict.fromkeys(units.values()))
    cubes = {kind: _cube(by_item, items, names) for kind, by_item in values.items()}
    flags = np.zeros((len(items), len(names)), dtype=bool)
    for item_id, unit in absent:
        flags[items.index(item_id), names.index(unit)] = True
    return Facts(
        tuple(Unit(name, f"{name}县", group) for name, group in units.items()),
        tuple(items),
        tuple(groups),
        np.array([list(units.values()).index(group) for group in groups]),
        cubes,
        flags if absent else None,
        decisions,
        origins or {},
    )


def _cube(by_item: Mapping[str, Mapping[str, Any]], items: list[str], units: list[str]) -> Any:
    """Values of the whole year stand in the period without a name."""
    flat = {
        (item_id, period, unit): parse(text)
        for item_id, by_unit in by_item.items()
        for unit, value in by_unit.items()
        for period, text in (value if isinstance(value, Mapping) else {"": value}).items()
    }
    periods = sorted({period for _, period, _ in flat})
    placed = {(items.index(i), periods.index(p), units.index(u)): value for (i, p, u), value in flat.items()}
    return cube_of(placed, (len(items), len(periods), len(units)), periods)


def explainer(made: Method, known: Facts) -> Explainer:
    """The explainer of a run of the reference engine."""
    return Explainer(made, known, score(made, known))


def explain(tree: list[dict[str, Any]], values: Values, units: str = "甲", **more: Any) -> Explainer:
    """Method, facts, results and explainer at once; every unit is one character and in one group."""
    given = {name: more.pop(name) for name in ("absent", "origins", "decisions") if name in more}
    made = method(tree, **more)
    return explainer(made, facts(made, values, dict.fromkeys(units, "county"), **given))
