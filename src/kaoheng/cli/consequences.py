"""`kaoheng consequences METHOD EVIDENCE --decided DATE --out DIR`"""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from kaoheng.cli.console import out, refusals, report, stop
from kaoheng.consequences.calendar import Calendar, read_calendar
from kaoheng.consequences.due import Consequence, consequences, waiting
from kaoheng.engines.catalogue import ENGINES
from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.dates import read_date
from kaoheng.freeze.frozen import freeze
from kaoheng.method.load import load
from kaoheng.text import Language, Text

FILE = "consequences.csv"
COLUMNS = ("unit_id", "unit", "measure_id", "kind", "measure", "reason", "due", "to", "document", "legal_basis")


def run(
    method_file: Path, evidence: Path, decided: str, calendar_file: Path | None, folder: Path, language: Language
) -> None:
    """Score the year, print which measures follow for whom, why and by when, and write them as a table."""
    day = _day(decided, language)
    with refusals(language):
        calendar = Calendar() if calendar_file is None else read_calendar(calendar_file)
        loaded = load(method_file)
        frozen = freeze(loaded.method, read_evidence(evidence))
        results = ENGINES["local"](loaded.method, frozen.facts, None)
        report((*loaded.warnings, *frozen.warnings, *results.warnings), language)
        found = consequences(loaded.method, results, day, calendar)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / FILE, found, language)
    _print(found, language)
    open_units = waiting(results)
    if open_units:
        who = "、".join(open_units)
        waits = Text(f"{who}的名次或等次待领导组决定，决定后再列措施。", f"{who}: measures wait for the leading group.")
        out.print(escape(waits[language]), style="yellow")
    for one in results.corrections:
        out.print(escape(f"{one.unit_id}: {one.reason[language]}"), style="yellow")
    out.print(Text(f"{len(found)}项措施已写入 {folder / FILE}", f"{len(found)} measures in {folder / FILE}")[language])


def _day(text: str, language: Language) -> date:
    try:
        day = read_date(text)
    except ValueError:
        day = None
    if day is None:
        stop(
            Text(f"“{text}”不是日期，请写成2023-03-20的形式", f"{text!r} is no date: write it as 2023-03-20"), language
        )
    return day


def _row(one: Consequence, language: Language) -> tuple[str, ...]:
    measure, due = one.measure, one.due.isoformat() if one.due else ""
    told = measure.id, measure.kind, measure.what[language], one.reason[language]
    return (one.unit_id, one.unit, *told, due, measure.to, measure.document, measure.legal_basis)


def _write(path: Path, found: Sequence[Consequence], language: Language) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(_row(one, language) for one in found)


def _print(found: Sequence[Consequence], language: Language) -> None:
    table = Table()
    for head in (
        Text("单位", "Unit"),
        Text("措施", "Measure"),
        Text("原因", "Reason"),
        Text("期限", "By"),
        Text("责任单位", "To"),
    ):
        table.add_column(head[language])
    for one in found:
        due = one.due.isoformat() if one.due else ""
        table.add_row(*map(escape, (one.unit, one.measure.what[language], one.reason[language], due, one.measure.to)))
    if found:
        out.print(table)
