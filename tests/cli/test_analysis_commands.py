"""The commands that ask about a year: other values, firmness, weights, the way to a grade."""

import csv
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from kaoheng.cli.app import app
from tests.analysis.years import COUNTIES, COUNTY_EVIDENCE

SMALL = """
method: {id: small, title: 街道考核办法（演示）, place: 青石县, year: 2025, full_marks: 100, source: 演示数据}
rounding: {items: 2, blocks: none, total: 1, mode: half_up}
policies: {missing: block, not_applicable: refuse}
groups: {streets: {title: 街道}}
tree:
  - {id: work, title: 重点工作, points: 60, direction: up, rule: {kind: as_given, scale: 100, least: 0, most: 100}}
  - {id: public, title: 满意度, points: 40, direction: up, rule: {kind: as_given, scale: 100, least: 0, most: 100}}
ranking: {on: rounded, ties: competition}
grades: {scale: [优秀, 良好, 一般], thresholds: {优秀: ">= 90", 良好: ">= 80"}}
"""
VALUES = {"S1": ("东街", 94, 96), "S2": ("西街", 92, 80), "S3": ("南街", 70, 85)}


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "method.yaml").write_text(SMALL, encoding="utf-8")
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    units = "".join(f"{id},{title},streets\n" for id, (title, *_) in VALUES.items())
    rows = "".join(f"{id},work,{w}\n{id},public,{p}\n" for id, (_, w, p) in VALUES.items())
    (evidence / "units.csv").write_text("unit_id,title,group\n" + units, encoding="utf-8")
    (evidence / "observations.csv").write_text("unit_id,item_id,value\n" + rows, encoding="utf-8")
    return tmp_path / "method.yaml", evidence


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_what_if_says_who_changes_and_why(small: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("what-if", *small, "--set", "西街.public=90", "--points", "work=50", "--points", "public=50")
    assert result.exit_code == 0
    assert "因西街满意度由80改为90" in result.stdout
    rule = tmp_path / "rule.yaml"
    rule.write_text("{kind: as_given, scale: 200, least: 0, most: 100}", encoding="utf-8")
    assert "由87.2变为59.6" in run("what-if", *small, "--rule", f"work={rule}").stdout
    assert "没有任何" in run("what-if", *small).stdout


@pytest.mark.parametrize("words", [
    ("--set", "西街.public"), ("--set", "西街.public=x"), ("--set", "北街.public=1"), ("--points", "wrok=1"),
    ("--rule", "work=nowhere.yaml"), ("--field", "ranking.ties=sometimes")])  # fmt: skip
def test_what_if_refuses_with_a_mend(small: tuple[Path, Path], words: tuple[str, ...]) -> None:
    result = run("what-if", *small, *words)
    assert (result.exit_code, "错误" in result.stderr) == (2, True)


def test_robustness_prints_intervals_and_keeps_every_parameter(small: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("robustness", *small, "--replications", 300, "--seed", 5, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "稳固" in result.stdout
    with np.load(tmp_path / "out/parameters.npz") as kept:
        assert (kept["weights"].tolist(), kept["factors"].shape) == (["work", "public"], (300, 2))
    with (tmp_path / "out/robustness.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [rows[0][name] for name in ("unit_id", "rank", "p5", "firmness")] == ["S1", "1", "1", "稳固"]
    assert sum(float(rows[1][grade]) for grade in ("优秀", "良好", "一般")) == pytest.approx(1, abs=3e-4)


def test_robustness_refuses_a_weight_that_is_not_there(small: tuple[Path, Path]) -> None:
    result = run("robustness", *small, "--node", "pubilc")
    assert (result.exit_code, "public" in result.stderr) == (2, True)


def test_other_aggregations_are_choices(small: tuple[Path, Path]) -> None:
    result = run("robustness", *small, "--replications", 50, "--perturb", "0", "--or", "total=min")
    assert (result.exit_code, "南街" in result.stdout) == (0, True)


def test_path_names_the_smallest_change(small: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("path", *small, "--unit", "西街")
    assert "代价最小的是：重点工作由92到97" in result.stdout
    costs = tmp_path / "costs.csv"
    costs.write_text("item_id,cost\nwork,1\npublic,100\n", encoding="utf-8")
    assert "重点工作由92到97" in run("path", *small, "--unit", "S2", "--to", "优秀", "--costs", costs).stdout
    costs.write_text("item_id,cost\nwork,100\npublic,1\n", encoding="utf-8")
    assert "满意度由80到87" in run("path", *small, "--unit", "S2", "--costs", costs).stdout
    assert run("path", *small, "--unit", "北街").exit_code == 2


def test_weights_from_data_come_with_lines_to_paste() -> None:
    result = run("weights", COUNTIES, COUNTY_EVIDENCE, "--by", "critic", "--block", "special")
    assert (result.exit_code, "- {id: rural, weight: 0." in result.stdout) == (0, True)
    assert run("weights", COUNTIES, COUNTY_EVIDENCE, "--by", "nothing").exit_code == 2


def test_weights_from_judgements_say_how_consistent_they_are(tmp_path: Path) -> None:
    file = tmp_path / "matrix.csv"
    file.write_text(",经济,民生,生态\n经济,,3,1/5\n民生,,,4\n生态,,,\n", encoding="utf-8")
    result = run("weights", "--by", "ahp", "--matrix", file)
    assert (result.exit_code, "请重新判断" in result.stdout) == (0, True)
    file.write_text(",a,b\na,,\nb,,\n", encoding="utf-8")
    assert run("weights", "--by", "ahp", "--matrix", file).exit_code == 2
