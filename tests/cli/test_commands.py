"""The command line does what a clerk asks, and says all that is wrong with exit code 2."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import kaoheng
from kaoheng.cli.app import app
from kaoheng.explain.document import read_reasons
from kaoheng.explain.recompute import recompute

ROOT = Path(__file__).parents[2]
METHOD = ROOT / "methods/yangtze-delta/2024/method.yaml"
EVIDENCE = ROOT / "examples/yangtze-delta-2024"
FILES = {"totals.csv", "scores.csv", "reasons.json", "results.xlsx", "report.html", "run.json"}


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "result"
    result = run("score", METHOD, EVIDENCE, "--out", folder)
    assert result.exit_code == 0
    assert "上海市" in result.stdout
    assert "失分最多的指标" in result.stdout
    return folder


def test_the_command_starts_in_a_process_of_its_own() -> None:
    begun = [sys.executable, "-c", "from kaoheng.cli.app import app; app()", "--version"]
    assert subprocess.run(begun, capture_output=True, text=True, check=True).stdout.strip() == kaoheng.__version__


def test_score_writes_every_result_file(scored: Path) -> None:
    assert {path.name for path in scored.iterdir()} == FILES


def test_totals_have_the_promised_columns_and_order(scored: Path) -> None:
    with (scored / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["unit_id", "title", "group", "total", "rank", "grade", "honours", "adjusted"]
    assert rows[1] == ["310000", "上海市", "cities", "87.60", "1", "", "", ""]
    assert len(rows) == 42


def test_the_reasons_file_alone_gives_every_digit_again(scored: Path) -> None:
    assert recompute(read_reasons(scored / "reasons.json")) == []


def test_the_run_file_carries_four_hashes(scored: Path) -> None:
    hashes = json.loads((scored / "run.json").read_text("utf-8"))["hashes"]
    assert set(hashes) == {"method", "evidence", "engine", "result"}


def test_both_engines_give_the_same_result(scored: Path, tmp_path: Path) -> None:
    assert run("score", METHOD, EVIDENCE, "--out", tmp_path / "exact", "--engine", "reference").exit_code == 0
    same = run("compare", scored, tmp_path / "exact")
    assert (same.exit_code, "完全一致" in same.stdout) == (0, True)


def test_compare_names_what_differs_and_exits_with_one(scored: Path, tmp_path: Path) -> None:
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    for name in ("units.csv", "observations.csv"):
        (evidence / name).write_text((EVIDENCE / name).read_text("utf-8").replace("0.51", "0.21", 1), "utf-8")
    assert run("score", METHOD, evidence, "--out", tmp_path / "changed").exit_code == 0
    different = run("compare", scored, tmp_path / "changed")
    assert different.exit_code == 1
    assert "上海市" in different.stdout
    assert "86.60" in different.stdout


def test_explain_takes_names_or_ids_and_suggests_near_ones(scored: Path) -> None:
    by_name = run("explain", scored, "--unit", "上海市", "--item", "科技拨款占财政拨款的比重")
    assert by_name.stdout == run("explain", scored, "--unit", "310000", "--item", "science_spending").stdout
    assert "报送值0.51" in by_name.stdout
    unknown = run("explain", scored, "--unit", "上海")
    assert unknown.exit_code == 2
    assert "是否为：上海市" in unknown.stderr


def test_everything_can_be_read_in_english(scored: Path, tmp_path: Path) -> None:
    english = run("score", METHOD, EVIDENCE, "--out", tmp_path / "en", "--lang", "en")
    assert "Most points lost" in english.stdout
    assert "given value 0.51" in run("explain", scored, "--unit", "310000", "--lang", "en").stdout


def test_bad_input_is_listed_whole_with_exit_code_two_and_nothing_is_written(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    (evidence / "units.csv").write_text((EVIDENCE / "units.csv").read_text("utf-8"), "utf-8")
    good = (EVIDENCE / "observations.csv").read_text("utf-8").splitlines()
    bad = [good[0], good[1].replace("0.51", "很好"), good[2].replace("310000", "319999"), *good[3:]]
    (evidence / "observations.csv").write_text("\n".join(bad), "utf-8")
    refused = run("score", METHOD, evidence, "--out", tmp_path / "out")
    assert refused.exit_code == 2
    assert not (tmp_path / "out").exists()
    for words in ("observations.csv", "第2行", "很好", "第3行", "319999", "未计分"):
        assert words in refused.stderr


def test_check_reads_the_edition_and_its_evidence() -> None:
    good = run("check", METHOD, "--evidence", EVIDENCE)
    assert good.exit_code == 0
    assert "30项指标" in good.stdout


def test_check_lists_every_error_of_an_edition_with_its_line(tmp_path: Path) -> None:
    text = (
        METHOD.read_text("utf-8")
        .replace("kind: as_given", "kind: as_givn", 2)
        .replace("full_marks: 100", "full_marks: 1OO")
    )
    (tmp_path / "method.yaml").write_text(text, "utf-8")
    refused = run("check", tmp_path / "method.yaml")
    assert refused.exit_code == 2
    assert refused.stderr.count("错误") >= 3
    assert "行" in refused.stderr
    assert "as_given" in refused.stderr


def test_schema_is_json_schema() -> None:
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org/draft/2020-12")


def test_a_missing_file_or_folder_is_one_plain_sentence(tmp_path: Path) -> None:
    for words in (
        ("check", tmp_path / "none.yaml"),
        ("explain", tmp_path, "--unit", "x"),
        ("compare", tmp_path, tmp_path),
    ):
        refused = run(*words)
        assert refused.exit_code == 2
        assert "Traceback" not in refused.output
