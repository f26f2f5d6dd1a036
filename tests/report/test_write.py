"""A folder of result files is whole or not there."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import kaoheng
from kaoheng.report import write
from kaoheng.report.reasons import Reason
from kaoheng.report.write import write_results
from tests.report.year import results

HASHES = {"method": "ab" * 32, "evidence": "cd" * 32}
REASONS = [Reason("a1", "gdp", Fraction(18), "完成90%，得18分")]
DECIDED = dict(on="rounded", ties="competition")


def test_all_files_are_written(tmp_path: Path) -> None:
    paths = write_results(tmp_path / "out", results(), hashes=HASHES, reasons=REASONS)
    names = ["totals.csv", "scores.csv", "undecided.csv", "results.xlsx", "report.html", "run.json"]
    assert [path.name for path in paths] == names
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_results(tmp_path / folder, results(), hashes=HASHES, reasons=iter(REASONS))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_run_json_records_hashes_engine_counts_and_what_is_undecided(tmp_path: Path) -> None:
    year = results()
    write_results(tmp_path / "out", year, hashes=HASHES)
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["hashes"] == {**HASHES, "result": year.digest()}
    assert record["engine"] == {"name": "reference", "version": kaoheng.__version__}
    assert record["counts"] == {"units": 4, "groups": 2, "items": 6, "missing": 1, "not_applicable": 0}
    assert record["undecided"] == ["a1", "a2"]


def test_no_date_is_written_unless_one_is_given(tmp_path: Path) -> None:
    write_results(tmp_path / "out", results(), hashes=HASHES)
    assert "出具日期" not in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    write_results(tmp_path / "out", results(), hashes=HASHES, dated=date(2026, 3, 20))
    assert "2026-03-20" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_files_of_an_earlier_run_are_replaced_and_others_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_results(folder, results(), hashes=HASHES)
    (folder / "reasons.json").write_text("{}", encoding="utf-8")
    write_results(folder, results(ranking=DECIDED), hashes=HASHES)
    assert not (folder / "undecided.csv").exists()
    assert (folder / "reasons.json").exists()


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    write_results(folder, results(), hashes=HASHES)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(write, "write_page", broken)
    with pytest.raises(OSError, match="disk full"):
        write_results(folder, results(ranking=DECIDED), hashes=HASHES)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_results(tmp_path / "out", results(), hashes={}, progress=lambda done, of: told.append((done, of)))
    assert told == [(at, 6) for at in range(1, 7)]
