"""Small methods and evidence in memory, for tests that change one thing and look at what is found."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from kaoheng.facts import Facts
from kaoheng.findings import Finding, Refused
from kaoheng.freeze.frozen import Frozen, freeze
from kaoheng.method.edition import Method
from kaoheng.tables import DECISION_COLUMNS, OBSERVATION_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, Evidence, Sheet

Row = Mapping[str, str]

STEP: dict[str, Any] = {
    "kind": "step", "gap": "absolute", "size": 1, "points_per_step": "0.5", "partial_step": "not_counted", "floor": 0,
}  # fmt: skip
AS_GIVEN: dict[str, Any] = {"kind": "as_given", "scale": 100}

UNITS: tuple[Row, ...] = (
    {"unit_id": "140502", "title": "城区", "group": "counties"},
    {"unit_id": "140521", "title": "沁水县", "group": "counties"},
    {"unit_id": "A01", "title": "市财政局", "group": "departments"},
)
GROUPS: dict[str, Any] = {"counties": {"title": "县（市、区）"}, "departments": {"title": "市直部门"}}


def item(id: str = "growth", **fields: Any) -> dict[str, Any]:
    """An item of 10 points, taken as given."""
    return {"id": id, "title": f"指标{id}", "points": 10, "direction": "up", "rule": AS_GIVEN} | fields


def method(*items: Any, **fields: Any) -> Method:
    """A method of 2024 with these items, or with one."""
    plain = {
        "method": {"id": "demo", "title": "演示办法", "place": "晋城市", "year": 2024, "full_marks": 100},
        "rounding": {"items": 2, "blocks": 2, "total": 2, "mode": "half_up"},
        "policies": {"missing": "zero", "not_applicable": "refuse"},
        "groups": GROUPS,
        "tree": list(items) or [item()],
        "ranking": {"on": "rounded", "ties": "competition"},
    }
    return Method.model_validate(plain | fields)


def sheet(name: str, columns: Sequence[str], rows: Sequence[Row]) -> Sheet:
    """A sheet whose first row of data is row 2."""
    table = pa.table({column: pa.array([row.get(column, "") for row in rows], pa.string()) for column in columns})
    return Sheet("evidence.xlsx", name, table)


def evidence(
    *observations: Row,
    units: Sequence[Row] = UNITS,
    targets: Sequence[Row] = (),
    decisions: Sequence[Row] = (),
) -> Evidence:
    """Evidence with these observations."""
    return Evidence(
        sheet("units", UNIT_COLUMNS, units),
        sheet("observations", OBSERVATION_COLUMNS, observations),
        sheet("targets", TARGET_COLUMNS, targets) if targets else None,
        sheet("decisions", DECISION_COLUMNS, decisions) if decisions else None,
        digest="d1",
    )


def seen(value: str, unit: str = "140502", item: str = "growth", **fields: str) -> dict[str, str]:
    """One observation."""
    return {"unit_id": unit, "item_id": item, "value": value} | fields


def frozen(method: Method, evidence: Evidence) -> Facts:
    """The facts."""
    return freeze(method, evidence).facts


def warned(method: Method, evidence: Evidence) -> Frozen:
    """The facts with the warnings."""
    return freeze(method, evidence)


def refused(method: Method, evidence: Evidence) -> list[Finding]:
    """The errors evidence is refused with."""
    with pytest.raises(Refused) as caught:
        freeze(method, evidence)
    return [finding for finding in caught.value if finding.severity == "error"]


def spots(findings: Sequence[Finding]) -> list[tuple[str, str, int | None, str]]:
    """Code, sheet, row and column of each finding."""
    return [(f.code, f.place.sheet, f.place.row, f.place.column) for f in findings]
