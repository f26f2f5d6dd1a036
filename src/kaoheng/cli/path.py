"""`kaoheng path METHOD EVIDENCE --unit U [--to 优秀]`"""

import csv
from fractions import Fraction
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from kaoheng.analysis.path.way import Way, way
from kaoheng.cli.console import out, progress, refusals
from kaoheng.cli.year import number, read_year
from kaoheng.findings import Finding, Place, Refused
from kaoheng.numbers import written
from kaoheng.text import Language, Text


def run(method_file: Path, evidence: Path, unit: str, to: str, costs: Path | None, language: Language) -> None:
    """Print what each item alone would have to be, and the cheapest combination."""
    with refusals(language):
        year = read_year(method_file, evidence, language)
        given = {} if costs is None else _costs(costs)
        with progress(Text("逐项试算", "trying each item"), language) as told:
            found = way(year.method, year.facts, year.unit(unit), to, given, told)
    if found.alone:
        out.print(_table(found, language))
    out.print(escape(found.sentence[language]))


def _costs(file: Path) -> dict[str, Fraction]:
    """item_id, cost: what one unit of measure costs."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = [row for row in csv.reader(opened) if any(row)][:10_000]
    except OSError:
        what = Text("无法读取", "cannot be read")
        raise Refused([Finding("no_file", Place(str(file)), what, Text("请核对路径", "Check its path"))]) from None
    return {row[0].strip(): number(row[1] if len(row) > 1 else "", f"{file} {row[0]}") for row in rows[1:]}


def _table(found: Way, language: Language) -> Table:
    title = Text(f"只改一项，达到{found.goal.words.zh}", f"one item alone to {found.goal.words.en}")
    table = Table(title=escape(title[language]), title_justify="left")
    for head in (Text("指标", "Item"), Text("现值", "Now"), Text("需达到", "Needed"), Text("代价", "Cost")):
        table.add_column(head[language], no_wrap=True)
    for step in found.alone:
        needed = Text("不能", "not possible")[language] if step.to is None else written(step.to) + step.unit_of_measure
        cost = "" if step.cost is None else written(step.cost, 3)
        now = written(step.value) + step.unit_of_measure
        table.add_row(*map(escape, (step.title[language], now, needed, cost)))
    return table
