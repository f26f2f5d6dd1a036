"""An office's indicator table, merged cells and all, becomes the beginning of a method."""

from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from kaoheng.cli.app import app
from kaoheng.drafting.method_file import method_file
from kaoheng.drafting.table import leaves, read_table
from kaoheng.exchange.grids import read_grid
from kaoheng.findings import Refused

ROWS: list[list[str | int]] = [
    ["某县2026年度乡镇目标责任考核指标表（演示数据）", "", "", "", "", ""],
    ["考核类别", "指标", "", "分值", "考核评分办法", "责任单位"],
    ["", "一级指标", "二级指标", "", "", ""],
    [
        "高质量发展（30分）",
        "经济增长",
        "固定资产投资增速",
        15,
        "完成目标得满分，每低1个百分点扣0.5分，扣完为止",
        "县统计局",
    ],
    ["", "", "规上工业增加值增速", "10分", "第1名得满分，以后每降低1个名次减0.2分", "县统计局"],
    ["", "生态环境", "PM2.5浓度", 5, "每高1微克/立方米扣0.5分；不降反升的计0分", "生态环境分局"],
    ["党的建设", "党建", "党建责任制", 20, "由县委组织部评定", "县委组织部"],
    ["合计", "", "", 50, "", ""],
]
MERGED = ["A1:F1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3", "A4:A6", "B4:B5"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book["Sheet"]
    for row in ROWS:
        sheet.append(list(row))
    for cells in MERGED:
        sheet.merge_cells(cells)
    path = tmp_path / "指标表.xlsx"
    book.save(path)
    return path


def test_merged_heads_and_categories_become_a_tree(table):
    read = read_table(read_grid(table))
    assert read.title.startswith("某县2026年度")
    assert [node.title for node in read.tree] == ["高质量发展", "党的建设"]
    assert [node.title for node in read.tree[0].below] == ["经济增长", "生态环境"]
    assert [(item.title, item.points, item.owner) for item in leaves(list(read.tree))] == [
        ("固定资产投资增速", "15", "县统计局"),
        ("规上工业增加值增速", "10", "县统计局"),
        ("PM2.5浓度", "5", "生态环境分局"),
        ("党建责任制", "20", "县委组织部"),
    ]


def test_the_draft_is_yaml_with_rules_proposed_and_questions_left_as_comments(table):
    text = method_file(read_table(read_grid(table)))
    draft = yaml.safe_load(text)
    assert draft["method"]["year"] == 2026
    assert draft["method"]["full_marks"] == 50
    first = draft["tree"][0]["items"][0]["items"][0]
    assert first["rule"] == {"kind": "step", "gap": "absolute", "size": 1, "points_per_step": 0.5, "floor": 0}
    assert "# 待定 partial_step" in text
    assert "# 原文：由县委组织部评定" in text
    assert "rule" not in draft["tree"][1]["items"][0]["items"][0]


def test_a_draft_with_its_questions_answered_passes_the_check(table, tmp_path):
    file = tmp_path / "method.yaml"
    assert CliRunner().invoke(app, ["init", str(table), "--out", str(file)]).exit_code == 0
    asked = CliRunner().invoke(app, ["check", str(file)])
    assert asked.exit_code == 2
    assert "缺少 partial_step" in asked.output
    draft = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # "on" stays a word
    draft["method"]["place"] = "某县"
    draft["groups"] = {"all": {"title": "乡镇"}}
    draft["policies"] = {"missing": "block", "not_applicable": "refuse"}
    investment, industry = draft["tree"][0]["items"][0]["items"]
    investment["rule"]["partial_step"] = "not_counted"
    investment["target"] = {"kind": "point"}
    industry |= {"direction": "up"}
    industry["rule"] |= {"ties": "competition", "floor": 0}
    draft["tree"][0]["items"][1]["items"][0]["rule"]["then"] |= {"partial_step": "not_counted", "floor": 0}
    draft["tree"][0]["items"][1]["items"][0]["target"] = {"kind": "ceiling"}
    party = draft["tree"][1]["items"][0]["items"][0]
    party |= {"direction": "up", "rule": {"kind": "as_given", "scale": 20}}
    file.write_text(yaml.safe_dump(draft, allow_unicode=True), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(file)])
    assert done.exit_code == 0, done.output


def test_an_existing_file_is_never_written_over(table, tmp_path):
    file = tmp_path / "method.yaml"
    file.write_text("mine", encoding="utf-8")
    assert CliRunner().invoke(app, ["init", str(table), "--out", str(file)]).exit_code == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_points_that_are_not_one_number_are_told_with_their_row(table):
    book = load_workbook(table)
    book["Sheet"]["D7"] = "5-10"
    book.save(table)
    (doubt,) = read_table(read_grid(table)).doubts
    assert doubt.place.row == 7
    assert "5-10" in doubt.what.zh


def test_a_table_without_heads_is_refused_with_a_mend(tmp_path):
    book = Workbook()
    book["Sheet"].append(["张三", 3])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Refused, match="no heads"):
        read_table(read_grid(tmp_path / "a.xlsx"))


def test_a_missing_file_and_an_unknown_sheet_are_refused(table):
    with pytest.raises(Refused, match="no such file"):
        read_grid(table.with_name("other.xlsx"))
    with pytest.raises(Refused, match="no sheet called"):
        read_grid(table, "别的")
