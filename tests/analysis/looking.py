"""Evidence of several years and months in memory, for the tests of the analyses. 演示数据。"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from kaoheng.method.edition import Method
from kaoheng.tables import OBSERVATION_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, Evidence, Sheet

Row = Mapping[str, str]


def sheet(name: str, columns: Sequence[str], rows: Sequence[Row]) -> Sheet:
    """A sheet whose first row of data is row 2."""
    table = pa.table({column: pa.array([row.get(column, "") for row in rows], pa.string()) for column in columns})
    return Sheet("evidence.xlsx", name, table)


def row(value: object, unit: str = "A", item: str = "gdp", period: str = "", **fields: str) -> Row:
    """One observation."""
    return {"unit_id": unit, "item_id": item, "period": period, "value": str(value)} | fields


def evidence(rows: Iterable[Row], units: Mapping[str, str] | None = None, targets: Sequence[Row] = ()) -> Evidence:
    """Evidence with these observations; units in one group, with tags after a slash in their titles."""
    rows = list(rows)
    known = units or {each["unit_id"]: each["unit_id"] for each in rows}
    own = [
        {"unit_id": id, "title": title.partition("/")[0], "group": "counties", "tags": title.partition("/")[2]}
        for id, title in known.items()
    ]
    return Evidence(
        sheet("units", UNIT_COLUMNS, own),
        sheet("observations", OBSERVATION_COLUMNS, rows),
        sheet("targets", TARGET_COLUMNS, targets) if targets else None,
    )


def item(id: str = "gdp", combine: str | None = "sum", **fields: Any) -> dict[str, Any]:
    """An item of ten points that loses one for every percent short of its target."""
    step = dict(kind="step", gap="of_target", size="1%", points_per_step=1, partial_step="not_counted", floor=0)
    data = {"over_periods": {"combine": combine, "incomplete": "missing"}} if combine else {}
    return {"id": id, "title": f"指标{id}", "points": 10, "direction": "up", "rule": step, "data": data} | fields


def method(*items: Mapping[str, Any], year: int = 2022) -> Method:
    """A method of one group with these items, or with one."""
    return Method.model_validate(
        {
            "method": {"id": "demo", "title": "演示办法", "place": "演示市", "year": year, "full_marks": 100},
            "rounding": {"items": 2, "blocks": 2, "total": 2, "mode": "half_up"},
            "policies": {"missing": "block", "not_applicable": "refuse"},
            "groups": {"counties": {"title": "县"}},
            "tree": list(items) or [item()],
            "ranking": {"on": "rounded", "ties": "competition"},
        }
    )
