"""Vetoes and adjustments stand in every result file. 演示数据。"""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from openpyxl import load_workbook

from kaoheng.engines.reference import engine
from kaoheng.numbers import written
from kaoheng.report.losses import losses_of
from kaoheng.report.page.render import write_page
from kaoheng.report.shares import shares_of
from kaoheng.report.source import Source
from kaoheng.report.view import View
from kaoheng.report.workbook import write_workbook
from kaoheng.results import Results
from kaoheng.tables import Adjustment, VetoCase
from tests.report.test_csv_files import totals
from tests.report.year import results

VETO = {
    "id": "accident",
    "title": "重大事故",
    "legal_basis": "演示依据",
    "effects": [
        {"kind": "item_zero", "node": "safety"},
        {"kind": "cancel_honours", "years": 1},
        {"kind": "persons", "who": ["主要负责人"], "years": 2, "measure": "不得评为优秀"},
    ],
}


def decided() -> Results:
    """高平市 is vetoed, and 泽州县's total is cut by half a point."""
    plain = results(vetoes=[VETO])
    case = VetoCase(
        "a2", "accident", "approved", 2025, "市应急局", "领导组", "纪要〔2025〕9号", dated=date(2025, 12, 1)
    )
    before = plain.totals.text(2)
    after = str(float(before) - 0.5)
    cut = Adjustment("a3", "total", before, after, "数据核减", "纪要〔2026〕1号")
    return engine.score(plain.method, replace(plain.facts, vetoes=(case,), adjustments=(cut,)))


def test_totals_say_whose_honours_are_cancelled_and_what_was_adjusted(tmp_path: Path) -> None:
    table = {row[0]: row[6:] for row in totals(tmp_path, View(decided()))[1:]}
    total = decided().totals.exact(2)
    assert total is not None
    assert table["a1"] == ["", ""]
    assert table["a2"] == ["cancelled", ""]
    assert table["a3"] == ["", f"total {written(total + Fraction(1, 2), 2)}→{float(total)}"]


def test_the_workbook_has_a_sheet_of_decisions_only_where_there_are_some(tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    write_workbook(path, View(decided()), Source({}))
    rows = list(load_workbook(path)["否决与调整"].iter_rows(min_row=4, values_only=True))
    said = {unit: [str(row[2]) for row in rows if row[0] == unit] for unit in ("高平市", "泽州县", "阳城县")}
    assert any("“指标safety”得0分" in each for each in said["高平市"])
    assert any("取消评先评优资格" in each for each in said["高平市"])
    assert any("主要负责人不得评为优秀" in each for each in said["高平市"])
    assert ["数据核减" in each for each in said["泽州县"]] == [True]
    assert said["阳城县"] == []
    write_workbook(path, View(results()), Source({}))
    assert "否决与调整" not in load_workbook(path).sheetnames


def test_the_waterfall_says_what_a_veto_and_the_leading_group_took() -> None:
    view = View(decided())
    by_veto, by_group = (losses_of(view, shares_of(view), unit) for unit in (1, 2))
    assert by_veto is not None
    assert "民生安全（一票否决）" in [step.label for step in by_veto.steps]
    assert by_group is not None
    assert [(step.label, step.amount) for step in by_group.others if step.label == "领导组调整"] == [
        ("领导组调整", Fraction(1, 2))
    ]
    assert by_group.full - by_group.lost + by_group.gained == by_group.total


def test_the_page_says_it_too(tmp_path: Path) -> None:
    write_page(tmp_path / "report.html", View(decided()), Source({}), {})
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    for said in ("取消评先评优资格", "民生安全（一票否决）", "领导组调整"):
        assert said in page
