"""results.xlsx, opened again."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from kaoheng.report.reasons import Reason
from kaoheng.report.sheets.names import SheetNames
from kaoheng.report.source import Source
from kaoheng.report.view import View
from kaoheng.report.workbook import write_workbook
from kaoheng.results import Results
from tests.report.year import item, results

REASONS = [Reason("a1", "gdp", Fraction(18), "=完成90%，得18分"), Reason("a3", "tax", Fraction(0), "没有数据，按0分计")]


def opened(tmp_path: Path, year: Results, language: Any = "zh") -> Workbook:
    write_workbook(tmp_path / "results.xlsx", View(year, language), Source({"method": "ab12"}), REASONS)
    return load_workbook(tmp_path / "results.xlsx")


def cells(book: Workbook, sheet: str) -> list[list[Any]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def test_the_sheets_are_summary_charts_one_a_block_sentences_and_notes(tmp_path: Path) -> None:
    names = opened(tmp_path, results()).sheetnames
    assert names == ["汇总", "排名图", "经济发展", "民生安全", "直属总分的指标", "计分依据", "说明"]


def test_the_summary_holds_real_numbers_equal_to_the_results(tmp_path: Path) -> None:
    table = cells(opened(tmp_path, results()), "汇总")
    assert table[2] == ["名次", "单位", "考核组别", "经济发展", "民生安全", "加分", "总分", "等次"]
    assert table[3] == [1, "开发区", "开发区组", 50, 32.2, 5, 87.2, "不评等次"]
    assert table[4] == [1, "阳城县", "县（市、区）", 42, 40, 1.5, 83.5, "良好（待定）"]


def test_every_total_in_the_summary_is_the_published_one(tmp_path: Path) -> None:
    year = results()
    table = cells(opened(tmp_path, year), "汇总")
    assert [row[6] for row in table[3:]] == [float(year.totals.exact(unit) or 0) for unit in View(year).order]


def test_every_group_has_a_native_bar_chart_with_its_axis_from_zero(tmp_path: Path) -> None:
    charts = opened(tmp_path, results())["排名图"]._charts  # type: ignore[attr-defined]
    assert [type(chart).__name__ for chart in charts] == ["BarChart", "BarChart"]
    assert [chart.y_axis.scaling.min for chart in charts] == [0, 0]


def test_a_chart_covers_exactly_the_rows_of_its_group(tmp_path: Path) -> None:
    charts = opened(tmp_path, results())["排名图"]._charts  # type: ignore[attr-defined]
    assert [chart.series[0].val.numRef.f for chart in charts] == ["汇总!$G$4", "汇总!$G$5:$G$7"]


def test_a_block_sheet_has_the_levels_the_points_and_the_scores(tmp_path: Path) -> None:
    table = cells(opened(tmp_path, results()), "经济发展")
    assert table[3][:3] == ["单位", "考核组别", "经济发展"]
    assert table[4][2] == "综合效益"
    assert table[5][2:5] == ["指标gdp", "指标tax", "小计"]
    assert table[6] == ["分值", None, 20, 30, 50, 50]
    assert table[8][:4] == ["阳城县", "县（市、区）", 18, 24]


def test_points_are_given_group_by_group_where_groups_differ(tmp_path: Path) -> None:
    tree = [item("x", "60", overrides=[dict(groups=["zone"], points=50)]), item("y", "40")]
    values = {"x": ("90", "80", "70", "60"), "y": ("90", "80", "70", "60")}
    table = cells(opened(tmp_path, results(tree=tree, values=values)), "直属总分的指标")
    assert table[4] == ["分值·开发区组", None, 50, 40]
    assert table[5] == ["分值·县（市、区）", None, 60, 40]


def test_a_cell_without_data_says_so_beside_the_points_the_method_gives(tmp_path: Path) -> None:
    cell = opened(tmp_path, results())["经济发展"]["D11"]
    assert (cell.value, cell.number_format) == (0, '0.00" 缺项"')
    assert cell.fill.fgColor.rgb == "FFFFE8A8"


def test_a_cell_of_an_item_the_unit_is_not_assessed_by_holds_a_word_not_a_zero(tmp_path: Path) -> None:
    table = cells(opened(tmp_path, results()), "民生安全")
    assert next(row for row in table if row[0] == "开发区")[2] == "—"


def test_numbers_are_shown_with_the_decimals_of_their_node(tmp_path: Path) -> None:
    book = opened(tmp_path, results(rounding=dict(items=3, blocks=2, total=1)))
    assert book["经济发展"]["C8"].number_format == "0.000"
    assert book["汇总"]["D4"].number_format == "0.00"
    assert book["汇总"]["G4"].number_format == "0.0"


def test_the_sentences_stand_beside_their_unit_item_and_score(tmp_path: Path) -> None:
    table = cells(opened(tmp_path, results()), "计分依据")
    assert table[2] == ["单位", "指标", "得分", "计分依据"]
    assert table[3] == ["阳城县", "指标gdp", 18, "=完成90%，得18分"]


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    book = opened(tmp_path, results(titles={"a1": '=HYPERLINK("x")'}))
    assert book["汇总"]["B5"].data_type == "s"
    assert book["计分依据"]["D4"].data_type == "s"


def test_the_notes_name_the_method_and_the_hashes(tmp_path: Path) -> None:
    year = results()
    said = {row[0]: row[1] for row in cells(opened(tmp_path, year), "说明")}
    assert said["考核办法"] == "某市考核办法"
    assert said["办法摘要"] == "ab12"
    assert said["结果摘要"] == year.digest()


def test_sheets_print_on_a4_landscape_one_page_wide_with_their_heads_on_every_page(tmp_path: Path) -> None:
    for sheet in opened(tmp_path, results()).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    economy = opened(tmp_path, results())["经济发展"]
    assert (economy.page_setup.fitToHeight, economy.print_title_rows) == (0, "$4:$7")
    assert economy.freeze_panes == "C8"


@pytest.mark.parametrize("title", ["a/b\\c:d*e?f[g]", "甲" * 40, "'引号'", "History", "  ", "𠀀" * 20])
def test_a_sheet_name_is_legal_whatever_the_title(title: str) -> None:
    name = SheetNames().legal(title)
    assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")
    assert not name.endswith("'")
    assert name.casefold() != "history"


def test_awkward_and_equal_block_titles_still_give_a_workbook_that_opens(tmp_path: Path) -> None:
    blocks = [
        dict(id=f"b{at}", title=title, items=[item(f"i{at}", "25")])
        for at, title in enumerate(["党建/群团: [综合]?*", "党建/群团: [综合]?*", "汇总", "长" * 60])
    ]
    values = {f"i{at}": ("90", "80", "70", "60") for at in range(4)}
    names = opened(tmp_path, results(tree=blocks, values=values)).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert "汇总 (2)" in names


def test_an_english_workbook_has_english_labels(tmp_path: Path) -> None:
    book = opened(tmp_path, results(), "en")
    assert book.sheetnames[:2] == ["Summary", "Ranking"]
    assert cells(book, "Summary")[2][:3] == ["Rank", "Unit", "Group"]
