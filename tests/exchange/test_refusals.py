"""Files that cannot be read: every problem, at its place, and none of them hurts."""

import io
import re
import struct
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from kaoheng.exchange.evidence import read_evidence
from tests.exchange.files import OBSERVATIONS, TABLES, UNITS, codes, csv_folder, parquet_folder, refused, workbook


def test_columns_that_are_unknown_missing_or_there_twice_are_all_named(tmp_path: Path) -> None:
    tables: dict[str, Any] = {
        "units": [("单位代码", "单位名", "备注"), ("1", "甲", "")],
        "observations": [("unit_id", "valeu", "unit_id", "item_id")],
    }
    found = refused(csv_folder(tmp_path / "e", tables))
    assert [(f.code, f.place.file, f.place.row, f.place.column) for f in found] == [
        ("unknown_column", "units.csv", 1, "单位名"),
        ("missing_column_head", "units.csv", 1, ""),
        ("unknown_column", "observations.csv", 1, "valeu"),
        ("duplicate_column", "observations.csv", 1, "unit_id"),
        ("missing_column_head", "observations.csv", 1, ""),
    ]
    assert "是否应为“单位名称”" in found[0].mend.zh
    assert "是否应为“value”" in found[2].mend.zh


def test_missing_empty_and_repeated_tables_are_named(tmp_path: Path) -> None:
    assert codes(refused(tmp_path)) == ["table_missing", "table_missing"]
    assert codes(refused(tmp_path / "nothing")) == ["no_file"]
    folder = csv_folder(tmp_path / "e", {"units": UNITS[:1], "observations": OBSERVATIONS, "数据": OBSERVATIONS})
    assert codes(refused(folder)) == ["table_twice", "empty_sheet"]
    assert codes(refused(workbook(tmp_path / "e.xlsx", {"units": [], "数据": OBSERVATIONS}))) == ["empty_sheet"]
    assert codes(refused(workbook(tmp_path / "f.xlsx", {"Units": UNITS, "单位": UNITS}))) == [
        "table_twice",
        "table_missing",
    ]


def test_a_workbook_of_one_table_needs_one_sheet(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "e", {"units": UNITS})
    workbook(folder / "observations.xlsx", {"一": OBSERVATIONS, "二": OBSERVATIONS})
    assert codes(refused(folder)) == ["no_sheet"]


def test_rows_with_more_cells_than_the_header_are_named(tmp_path: Path) -> None:
    observations = [
        *OBSERVATIONS,
        ["140502", "growth", "", "1", "甲", "", "多"],
        ["140502", "growth", "", "1", "甲", "", ""],
    ]
    found = refused(csv_folder(tmp_path / "e", {**TABLES, "observations": observations}))
    assert [(f.code, f.place.row) for f in found] == [("row_too_wide", 4)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><table><tr><td>unit_id</td></tr></table></html>", "not_csv"),
        (b"PK\x03\x04 and so on", "not_csv"),
        ("unit_id,title\n1,甲\n".encode("utf-16"), "unknown_encoding"),
        (b"unit_id,title\n1,\xff\xff\xff\n", "unknown_encoding"),
        (b'unit_id,title\n1,"open\n', "not_csv"),
        (b'unit_id,title\n1,"a"b\n', "not_csv"),
        (b"", "missing_column_head"),
        (b",".join([b"c"] * 10**6), "line_too_long"),
        (b",".join([b"c"] * 1000), "too_many_columns"),
        (b"unit_id,title\n" + b"x" * (1 << 21), "line_too_long"),
        (b"unit_id,title\n1," + b"x" * 200_000, "not_csv"),
    ],
)
def test_hostile_csv_files_are_refused_with_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    folder = csv_folder(tmp_path / "e")
    (folder / "units.csv").write_bytes(content)
    found = refused(folder)
    assert code in codes(found)
    assert {finding.place.file for finding in found} == {"units.csv"}


def test_too_many_rows_of_text_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kaoheng.exchange.csv_files.MOST_TEXT_ROWS", 1)
    assert codes(refused(csv_folder(tmp_path / "e"))) == ["too_many_rows", "too_many_rows"]
    monkeypatch.setattr("kaoheng.exchange.csv_files.MOST_TEXT_BYTES", 10)
    assert codes(refused(tmp_path / "e")) == ["file_too_large", "file_too_large"]


# -- workbooks ----------------------------------------------------------------------------------


def changed(path: Path, member: str, change: object) -> Path:
    """The workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == member else content)  # type: ignore[operator]
    path.write_bytes(out.getvalue())
    return path


SHEET = "xl/worksheets/sheet2.xml"


def test_damaged_and_disguised_workbooks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    whole = workbook(path).read_bytes()
    for content in (
        b"",
        b"PK\x03\x04",
        whole[: len(whole) // 2],
        b"<html></html>",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"text",
    ):
        path.write_bytes(content)
        assert codes(refused(path)) == ["not_a_workbook"]
    assert codes(refused(csv_folder(tmp_path / "f") / "units.csv")) == ["not_a_workbook"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kaoheng.exchange.workbook_parts.MOST_UNPACKED_BYTES", 1 << 20)
    path = changed(workbook(tmp_path / "e.xlsx"), SHEET, lambda xml: xml + b" " * (4 << 20))
    assert path.stat().st_size < 1 << 16
    found = refused(path)
    assert codes(found) == ["file_too_large"]
    assert "解压后" in found[0].what.zh


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = changed(
        workbook(tmp_path / "e.xlsx"), SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * 10**7 + b"</sheetData>")
    )
    with zipfile.ZipFile(path) as package:
        size = package.getinfo(SHEET).file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 3000)))
    assert "not_a_workbook" in codes(refused(path))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (b'<row r="9"><c r="XFD9"><v>1</v></c></row>', "too_many_columns"),
        (b'<row r="9"><c r="GS9"><v>1</v></c></row>', "too_many_columns"),
        (b"<row r='9'><c r = 'ABCDEFG9'><v>1</v></c></row>", "too_many_columns"),
        (b'<row r="1048576"><c r="GR1048576"><v>1</v></c></row>', "too_many_rows"),
        (b'<row r="9"><c r="A999999999"><v>1</v></c></row>', "too_many_rows"),
        (b'<row r="9"><c r="A9"', "not_a_workbook"),
    ],
)
def test_cells_far_away_are_refused_before_room_is_made_for_them(tmp_path: Path, cell: bytes, code: str) -> None:
    path = changed(
        workbook(tmp_path / "e.xlsx"), SHEET, lambda xml: xml.replace(b"</sheetData>", cell + b"</sheetData>")
    )
    assert code in codes(refused(path))


def test_a_document_type_in_a_part_is_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>'
    path = changed(workbook(tmp_path / "e.xlsx"), "xl/styles.xml", lambda xml: bomb + xml)
    assert "not_a_workbook" in codes(refused(path))


def with_cells(path: Path, **cells: bytes) -> Path:
    """The workbook with some cells written otherwise, whoever wrote them first."""

    def change(xml: bytes) -> bytes:
        for at, cell in cells.items():
            xml, times = re.subn(rb'<c r="%s"[^>]*>.*?</c>' % at.encode(), cell, xml)
            assert times == 1
        return xml

    return changed(path, SHEET, change)


@pytest.mark.parametrize("result", [b"", b"<v/>", b"<v />", b"<v></v>"])
def test_error_cells_and_formulas_nobody_computed_are_refused_where_they_stand(tmp_path: Path, result: bytes) -> None:
    observations = [*OBSERVATIONS, ("140502", "growth", "1月", 2, "", "")]
    path = workbook(tmp_path / "e.xlsx", {**TABLES, "observations": observations})
    broken, formula = b'<c r="D2" t="e"><v>#DIV/0!</v></c>', b'<c r="D4"><f>1+1</f>' + result + b"</c>"
    found = refused(with_cells(path, D2=broken, D4=formula))
    assert [(f.code, f.place.sheet, f.place.row, f.place.column) for f in found] == [
        ("unusable_cell", "observations", 2, "value"),
        ("unusable_cell", "observations", 4, "value"),
    ]
    assert "#DIV/0!" in found[0].what.zh


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = with_cells(workbook(tmp_path / "e.xlsx"), E2=b'<c r="E2" t="str"><f>IF(TRUE,"")</f><v></v></c>')
    assert read_evidence(path).observations.columns.column("source").to_pylist() == ["", "市统计局"]


def test_a_text_that_looks_like_markup_stays_text(tmp_path: Path) -> None:
    observations = [*OBSERVATIONS, ("140502", "growth", "1月", "1", '<c r="XFD1" t="e"><f>x</f>', "=cmd|' /C calc'!A0")]
    folder = csv_folder(tmp_path / "e", {**TABLES, "observations": observations})
    assert read_evidence(folder).observations.columns.column("as_of").to_pylist()[2] == "=cmd|' /C calc'!A0"


# -- Parquet ------------------------------------------------------------------------------------


def test_parquet_files_that_are_none_or_hold_other_types_are_refused(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "e", {"units": UNITS})
    (folder / "observations.parquet").write_bytes(b"PAR1 no PAR1")
    assert codes(refused(folder)) == ["not_parquet"]
    table = pa.table({"unit_id": ["1"], "item_id": [["a"]], "value": [b"1"], "extra": [1]})
    parquet_folder(folder, {"observations": table})
    assert codes(refused(folder)) == ["unknown_column"]
    parquet_folder(folder, {"observations": table.drop_columns(["extra"])})
    found = refused(folder)
    assert [(f.code, f.place.column) for f in found] == [
        ("wrong_column_type", "item_id"),
        ("wrong_column_type", "value"),
    ]
    parquet_folder(folder, {"observations": pa.table({f"c{i}": [1] for i in range(300)})})
    assert codes(refused(folder)) == ["too_many_columns"]


def test_every_problem_of_every_file_comes_at_once(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "e", {"units": [("unit_id",)], "decisions": [("unit_id", "matter")]})
    (folder / "observations.xlsx").write_bytes(b"no zip")
    (folder / "targets.parquet").write_bytes(b"no parquet")
    assert sorted(codes(refused(folder))) == [
        "missing_column_head",
        "missing_column_head",
        "not_a_workbook",
        "not_parquet",
    ]
