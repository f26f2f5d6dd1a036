"""`kaoheng compare DIR1 DIR2`"""

import csv
from pathlib import Path

import typer
from rich.markup import escape
from rich.table import Table

from kaoheng.cli.console import DIFFERENT, out, stop
from kaoheng.text import Language, Text

Rows = dict[tuple[str, ...], dict[str, str]]
MOST_ROWS = 200


def run(one: Path, other: Path, language: Language) -> None:
    """Print what differs between two runs; exit code 1 when anything does."""
    totals = _changes(
        _read(one / "totals.csv", ("unit_id",), language),
        _read(other / "totals.csv", ("unit_id",), language),
        ("group", "total", "rank", "grade"),
    )
    scores = _changes(
        _read(one / "scores.csv", ("unit_id", "node_id"), language),
        _read(other / "scores.csv", ("unit_id", "node_id"), language),
        ("score", "state"),
    )
    if not totals and not scores:
        out.print(Text("两次结果完全一致。", "The two results are the same.")[language])
        return
    _print(Text("总分、名次和等次", "Totals, ranks and grades"), totals, one, other, language)
    _print(Text("指标得分", "Scores"), scores, one, other, language)
    raise typer.Exit(DIFFERENT)


def _read(path: Path, keys: tuple[str, ...], language: Language) -> Rows:
    if not path.is_file():
        stop(Text(f"没有 {path}，请先用 kaoheng score 计分", f"there is no {path}: run kaoheng score first"), language)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {tuple(row[key] for key in keys): row for row in csv.DictReader(file)}


def _changes(one: Rows, other: Rows, columns: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    """Name, column, and the value in each run, for every value that differs; `—` where a row is absent."""
    found = []
    for key in dict.fromkeys((*one, *other)):
        before, after = one.get(key), other.get(key)
        shown = after or before or {}
        name = " ".join(shown[column] for column in ("title", "unit", "node") if column in shown)
        for column in columns:
            a = "—" if before is None else before.get(column, "")
            b = "—" if after is None else after.get(column, "")
            if a != b:
                found.append((name, column, a, b))
    return found


def _print(title: Text, changes: list[tuple[str, str, str, str]], one: Path, other: Path, language: Language) -> None:
    if not changes:
        return
    table = Table(title=f"{title[language]} ({len(changes)})", title_justify="left")
    for head in (Text("单位", "Unit"), Text("列", "Column")):
        table.add_column(head[language])
    table.add_column(escape(str(one)), justify="right")
    table.add_column(escape(str(other)), justify="right")
    for row in changes[:MOST_ROWS]:
        table.add_row(*(escape(cell) for cell in row))
    out.print(table)
    if len(changes) > MOST_ROWS:
        rest = len(changes) - MOST_ROWS
        out.print(Text(f"另有{rest}处", f"and {rest} more")[language], style="dim")
