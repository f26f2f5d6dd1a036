"""The made-up county year of the gallery, read once, and small years made in memory."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from kaoheng.exchange.evidence import read_evidence
from kaoheng.facts import YEAR, Facts, cube_of
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.numbers import parse
from kaoheng.tables import Evidence, Unit

ROOT = Path(__file__).parents[2]
COUNTIES = ROOT / "methods/jincheng-demo/2022/method.yaml"
COUNTY_EVIDENCE = ROOT / "examples/jincheng-demo-2022"


@cache
def counties() -> tuple[Method, Facts, Evidence]:
    """The demonstration counties: tie chain, quota, ceilings, items of each county's own."""
    method, evidence = load(COUNTIES).method, read_evidence(COUNTY_EVIDENCE)
    return method, freeze(method, evidence).facts, evidence


def item(id: str, **more: Any) -> dict[str, Any]:
    """An item whose evidence is a score out of a hundred."""
    rule = dict(kind="as_given", scale=100, least=0, most=100)
    return dict(id=id, title=f"指标{id}", direction="up", rule=rule) | more


def method(tree: list[dict[str, Any]], groups: list[str], **more: Any) -> Method:
    """An edition over a tree, totals of two decimals."""
    return Method.model_validate(
        dict(
            method=dict(id="m", title="试验办法", place="某市", year=2026, full_marks=100),
            rounding=dict(items=2, blocks="none", total=2, mode="half_up"),
            policies=dict(missing="spread", not_applicable="spread"),
            groups={group: dict(title=group) for group in groups},
            tree=tree,
            ranking=dict(on="rounded", ties="competition"),
        )
        | more
    )


def facts(values: Mapping[str, Sequence[str | None]], sizes: list[int], names: list[str] | None = None) -> Facts:
    """Facts from written actual values by item, one a unit; units in groups g0, g1, … of the given sizes."""
    groups = [f"g{at}" for at, size in enumerate(sizes) for _ in range(size)]
    ids = names or [f"u{at}" for at in range(len(groups))]
    units = tuple(Unit(id, f"单位{id}", group) for id, group in zip(ids, groups, strict=True))
    cells: dict[tuple[int, int, int], Fraction] = {
        (i, 0, u): parse(value)
        for i, row in enumerate(values.values())
        for u, value in enumerate(row)
        if value is not None
    }
    starts = np.cumsum([0, *sizes])[:-1].astype(np.intp)
    cubes = {"actual": cube_of(cells, (len(values), 1, len(units)), (YEAR,))}
    return Facts(units, tuple(values), tuple(f"g{at}" for at in range(len(sizes))), starts, cubes)
