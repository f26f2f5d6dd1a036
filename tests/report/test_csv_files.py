"""totals.csv, scores.csv and undecided.csv."""

import csv
from pathlib import Path

from kaoheng.report.csv_files import write_scores, write_totals, write_undecided
from kaoheng.report.view import View
from tests.report.year import results


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def totals(tmp_path: Path, view: View) -> list[list[str]]:
    write_totals(tmp_path / "totals.csv", view)
    return rows(tmp_path / "totals.csv")


def scores(tmp_path: Path, view: View) -> list[list[str]]:
    write_scores(tmp_path / "scores.csv", view)
    return rows(tmp_path / "scores.csv")


def test_totals_have_exactly_the_promised_columns(tmp_path: Path) -> None:
    columns = ["unit_id", "title", "group", "total", "rank", "grade", "honours", "adjusted"]
    assert totals(tmp_path, View(results()))[0] == columns


def test_units_stand_by_group_as_the_method_lists_them_then_by_rank_then_as_the_evidence_has_them(
    tmp_path: Path,
) -> None:
    found = [(row[0], row[2], row[4]) for row in totals(tmp_path, View(results()))[1:]]
    assert found == [("z1", "zone", "1"), ("a1", "county", "1"), ("a2", "county", "1"), ("a3", "county", "3")]


def test_totals_are_printed_with_the_decimals_of_the_method(tmp_path: Path) -> None:
    assert [row[3] for row in totals(tmp_path, View(results()))[1:]] == ["87.20", "83.50", "83.50", "61.76"]


def test_unrounded_totals_are_printed_with_at_most_nine_decimals_and_no_idle_zeros(tmp_path: Path) -> None:
    year = results(rounding=dict(items=None, blocks=None, total=None), header=dict(full_marks="100"))
    assert [row[3] for row in totals(tmp_path, View(year))[1:]] == ["87.2", "83.5", "83.5", "61.76"]


def test_a_group_that_is_not_graded_has_an_empty_grade(tmp_path: Path) -> None:
    assert totals(tmp_path, View(results()))[1][5] == ""


def test_the_files_open_as_chinese_in_a_spreadsheet_program(tmp_path: Path) -> None:
    totals(tmp_path, View(results()))
    assert (tmp_path / "totals.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_scores_have_every_node_of_every_unit_with_its_points_and_state(tmp_path: Path) -> None:
    found = scores(tmp_path, View(results()))
    assert found[0] == ["unit_id", "unit", "group", "node_id", "node", "level", "full", "score", "state", "grade"]
    assert len(found) == 1 + 4 * 10
    assert ["a1", "阳城县", "county", "total", "总分", "0", "100", "83.50", "scored", "良好"] in found
    assert ["a1", "阳城县", "county", "growth", "综合效益", "2", "50", "42.00", "scored", ""] in found
    assert ["a3", "泽州县", "county", "tax", "指标tax", "3", "30", "0.00", "missing", ""] in found
    assert ["z1", "开发区", "zone", "grain", "指标grain", "2", "0", "", "not_member", ""] in found


def test_what_awaits_a_decision_is_listed_with_the_matter_in_words(tmp_path: Path) -> None:
    assert write_undecided(tmp_path / "undecided.csv", View(results()))
    assert rows(tmp_path / "undecided.csv") == [
        ["unit_id", "title", "group", "matter"],
        ["a1", "阳城县", "county", "第1名并列，名次须由领导组决定"],
        ["a2", "高平市", "county", "第1名并列，名次须由领导组决定"],
    ]


def test_the_matter_is_said_in_chinese_whatever_the_language_of_the_run(tmp_path: Path) -> None:
    write_undecided(tmp_path / "undecided.csv", View(results(), "en"))
    assert rows(tmp_path / "undecided.csv")[1][3] == "第1名并列，名次须由领导组决定"


def test_there_is_no_such_list_when_everything_is_decided(tmp_path: Path) -> None:
    year = results(ranking=dict(on="rounded", ties="competition"))
    assert not write_undecided(tmp_path / "undecided.csv", View(year))
    assert not (tmp_path / "undecided.csv").exists()
