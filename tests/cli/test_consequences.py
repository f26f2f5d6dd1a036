"""`kaoheng consequences`: the table on the terminal and in a file."""

import csv
from pathlib import Path

from typer.testing import CliRunner

from kaoheng.cli.app import app

ROOT = Path(__file__).parents[2]
METHOD = str(ROOT / "methods" / "jincheng-demo" / "2022" / "method.yaml")
EVIDENCE = str(ROOT / "examples" / "jincheng-demo-2022")


def test_measures_are_printed_and_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["consequences", METHOD, EVIDENCE, "--decided", "2023-03-20", "--out", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    with (tmp_path / "consequences.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["measure"] for row in rows} <= {"通报表扬", "书面报告，限期整改", "诫勉谈话", "组织调整"}
    assert {row["kind"] for row in rows} <= {"commendation", "rectification", "admonition", "reshuffle"}
    assert {row["due"] for row in rows if row["measure_id"] == "admonition"} == {"2023-04-03"}
    assert all(row["unit"] in done.output for row in rows)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["consequences", METHOD, EVIDENCE, "--decided", "soon", "--out", str(tmp_path)])
    assert done.exit_code == 2


def test_a_year_without_a_calendar_says_how_to_supply_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["consequences", METHOD, EVIDENCE, "--decided", "2050-03-20", "--out", str(tmp_path)]
    )
    assert done.exit_code == 2
    assert "--calendar" in done.output
