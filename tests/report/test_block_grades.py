"""A category's own grade stands beside its score in every result file."""

import csv
from pathlib import Path

from openpyxl import load_workbook

from kaoheng.report.write import write_results
from kaoheng.results import Results
from tests.report.year import results, tree

OWN = dict(scale=["好", "差"], thresholds={"好": ">= 40"})


def graded() -> Results:
    """The year with a grade for the economy of its own: 42, 42, 14.1 and 50 of 50."""
    economy, *others = tree()
    return results(tree=[economy | dict(grades=OWN), *others])


def test_every_file_says_the_grade_of_a_category(tmp_path: Path) -> None:
    write_results(tmp_path / "out", graded(), hashes={})
    with (tmp_path / "out" / "scores.csv").open(encoding="utf-8-sig") as file:
        rows = {(row["unit_id"], row["node_id"]): row["grade"] for row in csv.DictReader(file)}
    assert [rows[unit, "economy"] for unit in ("a1", "a3", "z1")] == ["好", "差", ""]
    assert [rows["a1", node] for node in ("total", "life")] == ["良好", ""]
    head, *table = list(load_workbook(tmp_path / "out" / "results.xlsx")["汇总"].iter_rows(min_row=3, values_only=True))
    assert [head[-1], *(row[-1] for row in table)] == ["经济发展等次", "", "好", "好", "差"]
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert ["42.00 好" in page, "“经济发展”得分42，达到40分，为好" in page] == [True, True]


def test_the_hash_of_a_result_covers_the_grades_of_categories() -> None:
    assert len({results().digest(), graded().digest()}) == 2
    easier = [tree()[0] | dict(grades=OWN | dict(thresholds={"好": ">= 10"})), *tree()[1:]]
    assert graded().digest() != results(tree=easier).digest()
