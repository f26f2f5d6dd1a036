"""The same content is the same evidence, whatever files it comes in."""

import datetime
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter  # type: ignore[import-untyped]

from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.frozen import freeze
from tests.exchange.files import (
    OBSERVATIONS,
    TABLES,
    UNITS,
    Table,
    csv_folder,
    parquet_folder,
    rows,
    workbook,
    write_csv,
)
from tests.freeze.making import method

CHINESE = {
    "单位": (("单位代码", "单位名称", "考核组别"), *UNITS[1:]),
    "数据": (("单位代码", "指标代码", "期间", "数值", "数据来源", "核定日期"), *OBSERVATIONS[1:]),
}


def as_parquet(path: Path, values: pa.Array) -> Path:
    units = pa.table(dict(zip(UNITS[0], zip(*UNITS[1:], strict=True), strict=True)))
    observations = pa.table(
        {
            "as_of": pa.array([datetime.date(2025, 1, 15)] * 2),
            "value": values,
            "unit_id": pa.array([140502, 140521]),
            "item_id": pa.array(["growth", "growth"]).dictionary_encode(),
            "source": pa.array(["市统计局"] * 2, pa.large_string()),
        }
    )
    return parquet_folder(path, {"units": units, "observations": observations})


def test_csv_xlsx_and_parquet_give_the_same_digest_and_facts(tmp_path: Path) -> None:
    shuffled = {name: [table[0][::-1], *(row[::-1] for row in reversed(table[1:]))] for name, table in TABLES.items()}
    places = [
        csv_folder(tmp_path / "csv"),
        csv_folder(tmp_path / "gbk", encoding="gb18030"),
        csv_folder(tmp_path / "bom", encoding="utf-8-sig"),
        csv_folder(tmp_path / "shuffled", shuffled),
        csv_folder(tmp_path / "chinese", CHINESE),
        workbook(tmp_path / "english.xlsx"),
        workbook(tmp_path / "chinese.xlsx", CHINESE),
        as_parquet(tmp_path / "double", pa.array([12.5, 7.0])),
        as_parquet(tmp_path / "decimal", pa.array([Decimal("12.50"), Decimal("7.00")])),
        as_parquet(tmp_path / "text", pa.array(["12.5", "7"])),
    ]
    read = [read_evidence(place) for place in places]
    assert len({evidence.digest for evidence in read}) == 1
    facts = [freeze(method(), evidence).facts for evidence in read]
    for each in facts:
        values = {unit.id: each.cubes["actual"].exact(0, 0, at) for at, unit in enumerate(each.units)}
        assert values == {"140502": Decimal("12.5"), "140521": 7}
        assert each.origin("growth", "140502", "actual").as_of == "2025-01-15"
        assert each.digest == read[0].digest


def test_another_value_is_another_digest(tmp_path: Path) -> None:
    one = read_evidence(csv_folder(tmp_path / "one")).digest
    other = csv_folder(
        tmp_path / "two", {**TABLES, "observations": [*OBSERVATIONS[:2], ["140521", "growth", "", "7.01"]]}
    )
    assert read_evidence(other).digest != one


def test_cells_cannot_be_moved_into_their_neighbours_unseen(tmp_path: Path) -> None:
    def digest(name: str, source: str, day: str) -> str:
        table = [OBSERVATIONS[0], ["140502", "growth", "", "1", source, day]]
        return read_evidence(csv_folder(tmp_path / name, {**TABLES, "observations": table})).digest

    assert len({digest("a", "x\ty", ""), digest("b", "x", "y"), digest("c", "x\\ty", "")}) == 3


def test_integers_and_floats_of_parquet_keep_their_shortest_digits(tmp_path: Path) -> None:
    floats = read_evidence(as_parquet(tmp_path / "a", pa.array([1e-7, 1e20])))
    assert floats.observations.columns.column("value").to_pylist() == ["0.0000001", "100000000000000000000"]
    missing = read_evidence(as_parquet(tmp_path / "b", pa.array([float("nan"), None])))
    assert missing.observations.columns.column("value").to_pylist() == ["", ""]
    narrow = read_evidence(as_parquet(tmp_path / "c", pa.array([0.1, 3.0], pa.float32())))
    assert narrow.observations.columns.column("value").to_pylist() == ["0.1", "3"]


def test_numbers_and_days_in_a_workbook_become_what_people_see(tmp_path: Path) -> None:
    observations = [
        ("unit_id", "item_id", "value", "period", "as_of"),
        (140502, "growth", 0.1 + 0.2, 2024, datetime.date(2025, 1, 15)),
        ("140521", "growth", 1e-7, "1月", datetime.datetime(2025, 1, 15, 8, 30)),
    ]
    evidence = read_evidence(workbook(tmp_path / "e.xlsx", {**TABLES, "observations": observations}))
    assert rows(evidence.observations.columns, "unit_id", "value", "period", "as_of") == [
        ("140502", "0.3", "2024", "2025-01-15"),
        ("140521", "0.0000001", "1月", "2025-01-15 08:30:00"),
    ]


@pytest.mark.parametrize("shown", ["0%", "0.00%", '0.0"约"%'])
def test_a_number_shown_as_a_percentage_is_read_as_written(tmp_path: Path, shown: str) -> None:
    path = workbook(tmp_path / "e.xlsx")
    book = openpyxl.load_workbook(path)
    cell = book["observations"]["D2"]
    cell.value, cell.number_format = 0.293, shown
    book["observations"]["D3"].number_format = '0.0"%"'
    book.save(path)
    assert read_evidence(path).observations.columns.column("value").to_pylist() == ["29.3%", "7"]


def test_chinese_words_for_kinds_and_statuses_are_understood(tmp_path: Path) -> None:
    header = ("单位代码", "单位名称", "指标代码", "指标名称", "类别", "数值", "状态", "备注")
    observations = [
        header,
        ("140502", "城区", "growth", "增速", "上年值", "１", "核定", "略"),
        ("140521", "", "growth", "", "", "", "不涉及", ""),
    ]
    evidence = read_evidence(csv_folder(tmp_path / "e", {"单位": CHINESE["单位"], "数据": observations}))
    assert rows(evidence.observations.columns, "kind", "status") == [("prior", "certified"), ("", "not_applicable")]


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    observations = [*OBSERVATIONS[:2], [], ["", "", "", "", "", ""], OBSERVATIONS[2], ["140521", "growth"]]
    evidence = read_evidence(csv_folder(tmp_path / "e", {**TABLES, "observations": observations}))
    assert [evidence.observations.row(i) for i in range(3)] == [2, 5, 6]
    other = read_evidence(workbook(tmp_path / "e.xlsx", {**TABLES, "observations": observations}))
    assert [other.observations.row(i) for i in range(3)] == [2, 5, 6]
    assert other.digest == evidence.digest


def test_line_ends_inside_quotes_do_not_shift_rows(tmp_path: Path) -> None:
    observations = [
        OBSERVATIONS[0],
        ["140502", "growth", "", "1", "两行\n来源", ""],
        ["140521", "growth", "", "x", "", ""],
    ]
    evidence = read_evidence(csv_folder(tmp_path / "e", {**TABLES, "observations": observations}))
    assert evidence.observations.row(1) == 3


def test_formats_may_be_mixed_and_other_files_are_left_alone(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "e")
    workbook(folder / "targets.xlsx", {"Sheet1": [("unit_id", "item_id", "value"), ("140502", "growth", 7)]})
    write_csv(folder / "expected.csv", [("anything",)])
    (folder / "README.md").write_text("…", encoding="utf-8")
    evidence = read_evidence(folder)
    assert evidence.targets is not None
    assert evidence.targets.columns.column("value").to_pylist() == ["7"]
    assert evidence.decisions is None


def test_formulas_are_read_by_their_last_result_and_never_computed(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "e.xlsx"))
    for name, table in TABLES.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(table):
            sheet.write_row(at, 0, row)
    book.get_worksheet_by_name("observations").write_formula("D2", '=WEBSERVICE("http://localhost")', None, 8.5)
    book.get_worksheet_by_name("observations").write_formula("E2", "=1+1", None, "统计局")
    book.close()
    evidence = read_evidence(tmp_path / "e.xlsx")
    assert rows(evidence.observations.columns, "value", "source")[0] == ("8.5", "统计局")


def test_anyone_can_recompute_the_digest(tmp_path: Path) -> None:
    observations = [
        ("unit_id", "item_id", "value", "source"),
        ("2", "b", "1.50", "甲\n乙"),
        ("2", "a", "-0", "c\\d\te"),
    ]
    evidence = read_evidence(csv_folder(tmp_path / "e", {**TABLES, "observations": observations}))
    lines = [
        "units\tunit_id\ttitle\tgroup\ttags\tvalid_from\tvalid_to\tsuccessor",
        "140502\t城区\tcounties\t\t\t\t",
        "140521\t沁水县\tcounties\t\t\t\t",
        "observations\tunit_id\titem_id\tperiod\tkind\tvalue\tmeasure\tstatus\tsource\tas_of",
        "2\ta\t\t\t0\t\t\tc\\\\d\\te\t",
        "2\tb\t\t\t1.5\t\t\t甲\\n乙\t",
    ]
    assert evidence.digest == hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


NEW: Mapping[str, Table] = {
    "ballots": (("渠道", "单位代码", "评价", "票数"), ("votes", "140502", "优秀", "9")),
    "ratings": (("channel", "unit_id", "rater", "value"), ("panel", "140502", "张某", "92.5")),
    "responses": (
        ("channel", "unit_id", "respondent", "question", "answer", "age"),
        ("s", "140502", "1", "q", "满意", "30"),
    ),
    "claims": (("channel", "unit_id", "type", "matter", "status"), ("honours", "140502", "award", "文明城市", "认定")),
    "history": (("unit_id", "year", "score"), ("140502", "2023", "88.5")),
    "vetoes": (("unit_id", "veto", "status"), ("140502", "accident", "approved")),
    "adjustments": (
        ("unit_id", "matter", "before", "after", "reason", "document"),
        ("140502", "total", "88.5", "88", "核减", "纪要〔2024〕1号"),
    ),
}


@pytest.mark.parametrize("table", NEW)
def test_tables_of_channels_vetoes_and_earlier_years_are_read_alike_from_every_format(
    tmp_path: Path, table: str
) -> None:
    heads, line = NEW[table]
    tables = {**TABLES, table: (heads, line)}
    arrow = {name: as_arrow(each) for name, each in tables.items()}
    read = [
        getattr(read_evidence(path), table).columns.to_pylist()
        for path in (
            csv_folder(tmp_path / "c", tables),
            workbook(tmp_path / "e.xlsx", tables),
            parquet_folder(tmp_path / "p", arrow),
        )
    ]
    assert len(read[0]) == 1
    assert {line[0], line[1]} <= set(read[0][0].values())
    assert read[0] == read[1] == read[2]


def as_arrow(table: Table) -> pa.Table:
    heads, *lines = table
    return pa.table({head: [str(line[at]) for line in lines] for at, head in enumerate(heads)})
