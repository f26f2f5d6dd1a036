"""Evidence from a folder of csv, xlsx or Parquet files, or from one workbook."""

from pathlib import Path

import pyarrow as pa

from kaoheng.exchange.csv_files import read_csv
from kaoheng.exchange.digest import digest_of
from kaoheng.exchange.names import TABLES, TableNames, table_called
from kaoheng.exchange.parquet_files import read_parquet
from kaoheng.exchange.workbooks import open_workbook, read_sheet, read_sheets
from kaoheng.findings import Place
from kaoheng.freeze.problems import Problems
from kaoheng.tables import OBSERVATION_COLUMNS, Evidence, Sheet
from kaoheng.text import Text

_SUFFIXES = (".csv", ".xlsx", ".xlsm", ".parquet")
_REQUIRED = ("units", "observations")
_CHANNELS = ("ballots", "ratings", "responses", "claims")
"""Where one of these has rows, there need be no observations."""


def read_evidence(path: Path) -> Evidence:
    """Read the tables of an assessment year; Refused with every problem of every file.

    A folder holds units, observations, and where there are any the other tables of `exchange.names`, each as .csv,
    .xlsx or .parquet; a workbook holds them as sheets. 单位, 数据, 目标, 决定 and so on are names for the same.
    """
    problems = Problems()
    sheets = _sheets(path, problems)
    if sheets is not None:
        _check_filled(path, sheets, problems)
    problems.stop()
    filled = {id: sheet for id, sheet in (sheets or {}).items() if sheet is not None and sheet.columns.num_rows}
    return Evidence(
        filled["units"],
        filled.get("observations") or _nothing_observed(),
        filled.get("targets"),
        filled.get("decisions"),
        ballots=filled.get("ballots"),
        ratings=filled.get("ratings"),
        responses=filled.get("responses"),
        claims=filled.get("claims"),
        vetoes=filled.get("vetoes"),
        adjustments=filled.get("adjustments"),
        history=filled.get("history"),
        digest=digest_of(filled),
    )


_Sheets = dict[str, Sheet | None]
"""Sheets by table; None for one that is there but cannot be read."""


def _sheets(path: Path, problems: Problems) -> _Sheets | None:
    if path.is_dir():
        return _folder(path, problems)
    if path.is_file():
        return _workbook(path, problems)
    what = Text("没有这个文件或文件夹", "there is no such file or folder")
    problems.add("no_file", Place(str(path)), what, Text("请检查路径", "Check the path"))
    return None


def _workbook(path: Path, problems: Problems) -> _Sheets | None:
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        what = Text("只能读.xlsx工作簿，或放有各表的文件夹", "it is neither an .xlsx workbook nor a folder of tables")
        problems.add("not_a_workbook", Place(path.name), what, Text("请另存为.xlsx", "Save it as .xlsx"))
        return None
    workbook = open_workbook(path, problems)
    return read_sheets(workbook, problems) if workbook else None


def _folder(path: Path, problems: Problems) -> _Sheets:
    sheets: _Sheets = {}
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES and file.is_file())
    for table in TABLES:
        own = [file for file in files if table_called(file.stem) is table]
        if own:
            sheets[table.id] = None
        if len(own) > 1:
            names = [file.name for file in own]
            what = Text(f"{'、'.join(names)}是同一张表", f"{', '.join(names)} are the same table")
            problems.add("table_twice", Place(own[1].name), what, Text("请只保留一个文件", "Keep one of the files"))
        elif own:
            sheets[table.id] = _file(own[0], table, problems)
    return sheets


def _file(path: Path, table: TableNames, problems: Problems) -> Sheet | None:
    try:
        match path.suffix.lower():
            case ".csv":
                return read_csv(path, table, problems)
            case ".parquet":
                return read_parquet(path, table, problems)
            case _:
                return _single(path, table, problems)
    except OSError as error:
        what = Text(f"无法读取（{error.strerror}）", f"it cannot be read: {error.strerror}")
        problems.add("no_file", Place(path.name), what, Text("请检查权限", "Check its permissions"))
        return None


def _single(path: Path, table: TableNames, problems: Problems) -> Sheet | None:
    """A workbook of one table: the sheet called so, or the only one."""
    workbook = open_workbook(path, problems)
    if workbook is None:
        return None
    named = [name for name in workbook.names if table_called(name) is table]
    if not named and len(workbook.names) == 1:
        named = list(workbook.names)
    if len(named) != 1:
        what = Text(f"没有名为“{table.sheet}”的工作表", f"there is no one sheet called {table.id}")
        mend = Text("请只留一张工作表，或按此命名", "Leave one sheet in it, or name it so")
        problems.add("no_sheet", Place(path.name), what, mend)
        return None
    return read_sheet(workbook, named[0], table, problems)


def _check_filled(path: Path, sheets: _Sheets, problems: Problems) -> None:
    """Units and observations must be there, and have rows."""
    by_channel = any(sheet is None or sheet.columns.num_rows for id in _CHANNELS for sheet in _present(sheets, id))
    for table in TABLES:
        if table.id not in _REQUIRED or (table.id == "observations" and by_channel):
            continue
        sheet = sheets.get(table.id)
        if sheet is not None and not sheet.columns.num_rows:
            what = Text(f"{table.sheet}表没有内容", f"{table.id} has no rows")
            problems.add("empty_sheet", sheet.place(), what, Text("请填写后再导入", "Fill it in"))
        elif table.id not in sheets:
            what = Text(f"缺少{table.sheet}表（{table.id}）", f"the table {table.id} is missing")
            mend = Text(f"请补上{table.sheet}工作表或文件", f"Add a sheet or file called {table.id}")
            problems.add("table_missing", Place(path.name), what, mend)


def _present(sheets: _Sheets, id: str) -> list[Sheet | None]:
    return [sheets[id]] if id in sheets else []


def _nothing_observed() -> Sheet:
    return Sheet("", "observations", pa.table({name: pa.array([], pa.string()) for name in OBSERVATION_COLUMNS}))
