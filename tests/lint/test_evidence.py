"""With evidence, lint looks at the year's groups, targets and values."""

from pathlib import Path

import pytest

from kaoheng.exchange.evidence import read_evidence
from kaoheng.findings import Finding
from kaoheng.freeze.frozen import freeze
from kaoheng.lint.lint import lint
from kaoheng.method.load import read
from tests.exchange.files import csv_folder

METHOD = """\
method: {id: demo, title: 演示办法, place: 演示市, year: 2024, full_marks: 100}
rounding: {items: 2, blocks: none, total: 2, mode: half_up}
policies: {missing: block, not_applicable: refuse}
groups: {counties: {title: 县}}
ranking: {on: rounded, ties: competition}
tree:
  - id: output
    title: 产量
    points: 50
    direction: up
    clause: 第1条
    data: {owner: 甲局}
    target: {kind: point}
    rule: {kind: proportional, cap: 1, floor: 0, zero_target: ZERO}
  - id: rate
    title: 合格率
    points: 30
    direction: up
    clause: 第2条
    data: {owner: 乙局}
    rule: {kind: as_given, scale: 100}
  - id: place
    title: 名次
    points: 20
    direction: up
    clause: 第3条
    data: {owner: 丙局}
    rule: {kind: rank_points, form: linear, ties: competition, floor: 0}
"""
UNITS = [("unit_id", "title", "group"), ("a", "甲县", "counties"), ("b", "乙县", "counties"), ("c", "丙县", "counties")]


def linted(folder: Path, method: str = METHOD, zero: str = "full", units: int = 3, target: str = "10") -> list[Finding]:
    members = [row[0] for row in UNITS[1 : units + 1]]
    rows = [(u, item, v) for u in members for item, v in (("output", "5"), ("rate", "91.5%"), ("place", "7"))]
    tables = {
        "units": UNITS[: units + 1],
        "observations": [("unit_id", "item_id", "value"), *rows],
        "targets": [("unit_id", "item_id", "value"), *((u, "output", target) for u in members)],
    }
    loaded = read(method.replace("ZERO", zero), "demo.yaml")
    evidence = read_evidence(csv_folder(folder, tables))
    return lint(loaded, evidence, freeze(loaded.method, evidence).facts)


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_percent_signs_on_a_scale_of_a_hundred_are_found(tmp_path: Path) -> None:
    assert "percent_on_scale" in codes(linted(tmp_path))
    cured = METHOD.replace("{owner: 乙局}", '{owner: 乙局, unit: "%"}')
    assert "percent_on_scale" not in codes(linted(tmp_path, cured))


def test_values_that_are_all_alike_are_found(tmp_path: Path) -> None:
    assert "values_alike" in codes(linted(tmp_path))


def test_a_group_too_small_to_compare_in_is_found(tmp_path: Path) -> None:
    assert "group_too_small" in codes(linted(tmp_path, units=2))


@pytest.mark.parametrize(("zero", "severity"), [("full", "warning"), ("refuse", "error")])
def test_units_with_a_target_of_zero_are_named(tmp_path: Path, zero: str, severity: str) -> None:
    found = [f for f in linted(tmp_path, zero=zero, target="0") if f.code == "ratio_of_nothing"]
    assert [f.severity for f in found] == [severity]
    assert "甲县、乙县、丙县" in found[0].what.zh


def test_an_owner_that_is_an_assessed_unit_by_name_is_found(tmp_path: Path) -> None:
    own = METHOD.replace("owner: 丙局", "owner: 丙县")
    assert "own_figure" in codes(linted(tmp_path, own))
