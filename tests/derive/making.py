"""A method with a channel and treatments, and its evidence, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kaoheng.facts import Facts
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.tables import BALLOT_COLUMNS, CLAIM_COLUMNS, RATING_COLUMNS, RESPONSE_COLUMNS, Evidence
from tests.freeze.making import Row, evidence, item, method, seen, sheet

BONUS: dict[str, Any] = {
    "kind": "claims",
    "title": "加分",
    "types": {
        "国家级": {"sign": "bonus", "points": 2, "cap": 3},
        "省级": {"sign": "bonus", "points": 1, "cap": None},
    },
    "document": "not_required",
    "window": None,
    "same_matter": "all",
    "bonus_cap": 4,
    "penalty_cap": None,
    "rounding": {"score": "none", "mode": "half_up"},
}
MEAN = {"kind": "impute", "by": "group_mean", "over": "all"}
PER = {"kind": "per", "item": "pop", "times": 1}
COLUMNS = {
    "ballots": BALLOT_COLUMNS,
    "ratings": RATING_COLUMNS,
    "responses": RESPONSE_COLUMNS,
    "claims": CLAIM_COLUMNS,
}


def edition(*treat: dict[str, Any], **fields: Any) -> Method:
    """A method with an item per head, the population, and a bonus."""
    return method(
        item("gdp", missing="zero", data={"unit": "元", "treat": list(treat or (MEAN, PER))}),
        item("pop"),
        item("add", points=4, rule={"kind": "as_given", "scale": 4}, data={"channel": "bonus"}),
        channels={"bonus": BONUS},
        **fields,
    )


OBSERVED = (
    seen("10", "140502", "gdp"),
    seen("20", "A01", "gdp"),
    *(seen(value, unit, "pop") for unit, value in (("140502", "3"), ("140521", "4"), ("A01", "5"))),
)


def claim(type: str = "国家级", unit: str = "140502", **fields: str) -> Row:
    """One admitted claim."""
    return {"channel": "bonus", "unit_id": unit, "type": type, "matter": "事项", "status": "admitted"} | fields


CLAIMS = (claim(), claim(matter="另一事项"), claim("省级", "140521"), claim("省级", "A01", status="rejected"))


def given(observed: Sequence[Row] = OBSERVED, **tables: Sequence[Row]) -> Evidence:
    """Evidence with rows of channels."""
    sheets: dict[str, Any] = {name: sheet(name, COLUMNS[name], rows) for name, rows in tables.items()}
    return replace(evidence(*observed), **sheets)


def facts(made: Method | None = None, observed: Sequence[Row] = OBSERVED, claims: Sequence[Row] = CLAIMS) -> Facts:
    """The facts of the edition."""
    return freeze(made or edition(), given(observed, claims=claims)).facts
