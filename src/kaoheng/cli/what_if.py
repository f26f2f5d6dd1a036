"""`kaoheng what-if METHOD EVIDENCE --set UNIT.ITEM=VALUE --points ITEM=…`"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from kaoheng.analysis.changes import Change, FieldChange, ValueChange
from kaoheng.analysis.what_if import Comparison, what_if
from kaoheng.cli.console import out, refusals
from kaoheng.cli.year import Year, number, pairs, read_year
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.plain import read_plain
from kaoheng.text import Language, Text


def run(
    method_file: Path,
    evidence: Path,
    values: Sequence[str],
    points: Sequence[str],
    weights: Sequence[str],
    rules: Sequence[str],
    fields: Sequence[str],
    language: Language,
) -> None:
    """Print who changes and why."""
    with refusals(language):
        year = read_year(method_file, evidence, language)
        changes: list[Change] = [*_values(year, values)]
        changes += [FieldChange(node, "points", value) for node, value in pairs(points, "--points")]
        changes += [FieldChange(node, "weight", value) for node, value in pairs(weights, "--weight")]
        changes += [FieldChange(node, "rule", _rule(Path(file))) for node, file in pairs(rules, "--rule")]
        changes += [FieldChange(*_field(name), value) for name, value in pairs(fields, "--field")]
        compared = what_if(year.method, year.facts, changes, year.evidence)
    _print(compared, language)


def _values(year: Year, words: Sequence[str]) -> Iterator[ValueChange]:
    for name, value in pairs(words, "--set"):
        unit, _, rest = name.partition(".")
        rest, _, period = rest.partition("@")
        item, _, kind = rest.partition(":")
        codes = next((each.data.codes for each in year.method.items if each.id == item), {})
        exact = codes[value] if value in codes else number(value, f"--set {name}")
        yield ValueChange(year.unit(unit), item, exact, kind or "actual", period)


def _rule(file: Path) -> Any:
    if not file.is_file():
        what = Text("没有这个文件", "there is no such file")
        mend = Text("请核对路径", "Check its path")
        raise Refused([Finding("no_file", Place(str(file)), what, mend)])
    plain = read_plain(file.read_text(encoding="utf-8-sig"), str(file))
    if plain.problems:
        raise Refused(problem.found(plain.positions) for problem in plain.problems)
    return plain.data


def _field(name: str) -> tuple[str, str]:
    node, _, field = name.partition(":")
    return (node, field) if field else ("", node)


def _print(compared: Comparison, language: Language) -> None:
    shown = [effect for effect in compared.effects if effect.differs]
    if not shown:
        out.print(Text("没有任何得分、名次或等次改变。", "No score, rank or grade changes.")[language])
        return
    table = Table(title=Text(f"{len(shown)}个单位有变化", f"{len(shown)} units change")[language], title_justify="left")
    heads = (Text("单位", "Unit"), Text("总分", "Total"), Text("名次", "Rank"), Text("等次", "Grade"))
    for head in heads:
        table.add_column(head[language], no_wrap=True)
    for effect in shown:
        cells = [a if a == b else f"{a} → {b}" for a, b in (effect.total, effect.rank, effect.grade)]
        table.add_row(escape(effect.title), *map(escape, cells))
    out.print(table)
    for effect in shown:
        out.print(escape(f"{effect.title}{'：' if language == 'zh' else ': '}{effect.sentence[language]}"))
