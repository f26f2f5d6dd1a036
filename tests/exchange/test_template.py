"""The empty workbook: what is asked for, and that it can be read back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from kaoheng.exchange.evidence import read_evidence
from kaoheng.exchange.template import write_template
from kaoheng.freeze.frozen import freeze
from kaoheng.tables import Unit
from tests.exchange.files import codes, refused, rows
from tests.freeze.making import AS_GIVEN, STEP, item, method
from tests.tally.voting import TERMS

UNITS = (Unit("A01", "市财政局", "departments"), Unit("140502", "城区", "counties", frozenset({"山区"})))
QUARTERS: Mapping[str, Any] = {
    "kind": "by_period",
    "periods": [{"id": "q1", "title": "一季度", "weight": "1/2"}, {"id": "q2", "title": "二季度", "weight": "1/2"}],
    "target_by_period": False,
    "then": AS_GIVEN,
}
METHOD = method(
    item("a", title="增速", rule=STEP, data={"unit": "%", "owner": "市统计局"}, target={"kind": "ceiling"}),
    item("b", rule={**STEP, "gap": "of_baseline"}, target={"kind": "point", "value": 7}, only={"groups": ["counties"]}),
    item("c", rule=QUARTERS, only={"groups": ["departments"]}),
)


def filled(path: Path) -> Path:
    """The template with a number in every open cell."""
    write_template(METHOD, UNITS, path)
    book = openpyxl.load_workbook(path)
    for sheet in (book["数据"], book["目标"]):
        column = next(cell.column for cell in sheet[1] if cell.value == "数值")
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column, 5.5)
    book.save(path)
    return path


def test_every_unit_and_item_that_concern_each_other_have_their_rows(tmp_path: Path) -> None:
    write_template(METHOD, UNITS, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["单位", "数据", "目标"]
    data = [[cell.value or "" for cell in row] for row in book["数据"].iter_rows()]
    head = "单位代码 单位名称 指标代码 指标名称 期间 类别 数值 计量单位 状态 数据来源 核定日期"
    assert data[0] == head.split()
    assert [row[:6] for row in data[1:]] == [
        ["140502", "城区", "a", "增速", "", "实际值"],
        ["140502", "城区", "b", "指标b", "", "实际值"],
        ["140502", "城区", "b", "指标b", "", "基期值"],
        ["A01", "市财政局", "a", "增速", "", "实际值"],
        ["A01", "市财政局", "c", "指标c", "q1", "实际值"],
        ["A01", "市财政局", "c", "指标c", "q2", "实际值"],
    ]
    assert (data[1][7], data[1][9]) == ("%", "市统计局")
    targets = [[cell.value for cell in row][:5] for row in book["目标"].iter_rows(min_row=2)]
    assert targets == [["140502", "城区", "a", "增速", "上限"], ["A01", "市财政局", "a", "增速", "上限"]]


def test_lists_offer_the_words_there_are(tmp_path: Path) -> None:
    write_template(METHOD, UNITS, tmp_path / "t.xlsx")
    rules = openpyxl.load_workbook(tmp_path / "t.xlsx")["数据"].data_validations.dataValidation
    assert {rule.formula1 for rule in rules} == {'"实际值,上年值,基期值,目标值"', '"自报,核定,初步,最终,不涉及"'}


def test_the_template_reads_back_when_it_is_filled_in(tmp_path: Path) -> None:
    evidence = read_evidence(filled(tmp_path / "t.xlsx"))
    frozen = freeze(METHOD, evidence)
    assert frozen.warnings == ()
    assert frozen.facts.cubes["actual"].exact(0, 0, 0) == 5.5
    assert frozen.facts.cubes["target"].exact(0, 0, 1) == 5.5
    assert frozen.facts.cubes["actual"].periods == ("", "q1", "q2")
    assert frozen.facts.units[0].tags == {"山区"}
    assert evidence.observations.place(0, "value").words() == "t.xlsx · 工作表 数据 · 第2行 · 列 数值"


def test_the_template_is_no_evidence_before_it_is_filled_in(tmp_path: Path) -> None:
    write_template(METHOD, UNITS, tmp_path / "t.xlsx")
    evidence = read_evidence(tmp_path / "t.xlsx")
    assert "actual" not in freeze(METHOD, evidence).facts.cubes
    write_template(METHOD, (), tmp_path / "empty.xlsx")
    assert codes(refused(tmp_path / "empty.xlsx")) == ["empty_sheet", "empty_sheet"]


def test_the_same_method_and_units_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_template(METHOD, UNITS, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_method_with_channels_and_vetoes_asks_for_their_tables(tmp_path: Path) -> None:
    made = method(
        item("vote", data={"channel": "votes"}),
        channels={"votes": {**TERMS, "title": "民主测评"}},
        vetoes=[
            {
                "id": "accident",
                "title": "重大事故",
                "legal_basis": "演示依据",
                "effects": [{"kind": "item_zero", "node": "vote"}],
            }
        ],
    )
    write_template(made, UNITS, tmp_path / "e.xlsx")
    assert openpyxl.load_workbook(tmp_path / "e.xlsx").sheetnames == ["单位", "数据", "目标", "一票否决", "测评票"]
    read = read_evidence(tmp_path / "e.xlsx")
    assert read.ballots is not None
    assert rows(read.ballots.columns, "channel", "unit_id") == [("votes", "140502"), ("votes", "A01")]
    assert read.vetoes is None  # nothing was filled in
