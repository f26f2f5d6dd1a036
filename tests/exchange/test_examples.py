"""The published assessments in examples/ read, freeze, and add up to what was published."""

import csv
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from kaoheng.exchange.evidence import read_evidence
from kaoheng.facts import Facts
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.method.load import load

ROOT = Path(__file__).resolve().parents[2]


def published(year: str) -> dict[str, dict[str, str]]:
    with (ROOT / "examples" / f"yangtze-delta-{year}" / "expected.csv").open(encoding="utf-8") as file:
        return {row["unit_id"]: row for row in csv.DictReader(file)}


def frozen(year: str) -> tuple[Method, Facts]:
    method = load(ROOT / "methods" / "yangtze-delta" / year / "method.yaml").method
    result = freeze(method, read_evidence(ROOT / "examples" / f"yangtze-delta-{year}"))
    assert result.warnings == ()
    assert result.facts.cubes["actual"].complete.all()
    return method, result.facts


def total(facts: Facts, items: Iterable[str], unit: int) -> Fraction:
    values = (facts.cubes["actual"].exact(facts.items.index(item), 0, unit) for item in items)
    return sum((value for value in values if value is not None), Fraction(0))


def test_2024_adds_up_to_its_published_dimensions_and_totals_as_far_as_two_decimals_reach() -> None:
    method, facts = frozen("2024")
    assert facts.cubes["actual"].values.shape == (30, 1, 41)
    for at, unit in enumerate(facts.units):
        row = published("2024")[unit.id]
        for block in method.blocks:
            score = total(facts, [node.id for node in block.items], at) * Fraction(10, 3)
            assert abs(score - Fraction(row[block.id])) <= Fraction("0.077")
        assert abs(total(facts, facts.items, at) * Fraction(10, 3) - Fraction(row["score"])) < Fraction("0.1424")


def test_2025_adds_up_to_its_published_totals_within_a_hundredth() -> None:
    _, facts = frozen("2025")
    for at, unit in enumerate(facts.units):
        assert abs(total(facts, facts.items, at) - Fraction(published("2025")[unit.id]["score"])) <= Fraction("0.01")
