"""The ranking as the terminal shows it: place, unit, total, grade, and where the points were won and lost."""

from rich.markup import escape
from rich.table import Table

from kaoheng.cli.console import out
from kaoheng.explain.explainer import Explainer, nodes
from kaoheng.explain.reasons import Reason
from kaoheng.numbers import parse, written
from kaoheng.results import Results
from kaoheng.text import Language, Text

MOST_ROWS = 100
MOST_BLOCKS = 8
NARROW = 110
"""Below so many columns only the losses are shown beside the total."""


def print_ranking(results: Results, explainer: Explainer, language: Language) -> None:
    """One table a group, the best first; long groups are cut and say so."""
    method = results.method
    out.print(f"\n[bold]{escape(_named(method.method.title, method.method.title_en, language))}[/]")
    out.print(escape(method.method.source), style="dim")
    for group in results.facts.groups:
        order = results.order(group)
        out.print(_table(results, explainer, group, order[:MOST_ROWS], language))
        if any(results.undecided[unit] for unit in order):
            waits = Text("* 名次或等次有并列，须由领导组决定", "* tied: the leading group must decide")
            out.print(waits[language], style="yellow")
        if len(order) > MOST_ROWS:
            rest = len(order) - MOST_ROWS
            out.print(Text(f"其余{rest}个单位见 totals.csv", f"{rest} more units in totals.csv")[language], style="dim")


def _table(results: Results, explainer: Explainer, group: str, units: list[int], language: Language) -> Table:
    shown = results.method.groups[group]
    name, size = (
        _named(shown.title, shown.title_en, language),
        len(results.facts.members(results.facts.groups.index(group))),
    )
    table = Table(
        title=escape(Text(f"{name}（{size}个单位）", f"{name} ({size} units)")[language]), title_justify="left"
    )
    wide = out.width >= NARROW and len(results.method.tree) <= MOST_BLOCKS
    blocks = [_named(node.title, node.title_en, language) for node in results.method.tree] if wide else []
    graded = results.method.grades is not None
    table.add_column(Text("名次", "Rank")[language], justify="right")
    table.add_column(Text("单位", "Unit")[language], no_wrap=True)
    for title in (Text("总分", "Total")[language], *blocks):
        table.add_column(escape(title), justify="right")
    for head in (*((Text("等次", "Grade"),) if graded else ()), Text("失分最多的指标", "Most points lost")):
        table.add_column(head[language])
    for unit in units:
        facts, reason = results.facts.units[unit], explainer.unit(results.facts.units[unit].id)
        grade = [_grade(results, unit, language) + ("*" if results.undecided[unit] else "")] if graded else []
        scores = [_short(child.score) if child.score else "" for child in reason.children] if wide else []
        cells = [results.rank_text(unit), facts.title, results.totals.text(unit), *scores, *grade]
        table.add_row(*map(escape, (*cells, _losses(reason, language, 2 if wide else 1))))
    return table


def _grade(results: Results, unit: int, language: Language) -> str:
    grade = results.grades[unit]
    return results.method.glossary.text(Text(grade, grade))[language]


def _losses(reason: Reason, language: Language, most: int) -> str:
    """The items with the most points short of full marks."""
    lost = [
        (parse(node.full) - parse(node.score), node.title[language])
        for node in nodes(reason, apart=False)
        if node.kind in ("item", "calculated") and node.score and node.full and parse(node.full) > parse(node.score)
    ]
    worst = sorted(lost, key=lambda one: -one[0])[:most]
    return Text("，", ", ")[language].join(f"{title} −{written(points, 2)}" for points, title in worst)


def _short(number: str) -> str:
    return written(parse(number), 2)


def _named(title: str, title_en: str, language: Language) -> str:
    return title if language == "zh" or not title_en else title_en
