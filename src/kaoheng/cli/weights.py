"""`kaoheng weights METHOD EVIDENCE --by entropy` and `kaoheng weights --by ahp --matrix FILE`"""

import csv
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from kaoheng.analysis.weights.ahp import Hierarchy, ahp, pairwise
from kaoheng.analysis.weights.columns import columns_of
from kaoheng.analysis.weights.critic import critic
from kaoheng.analysis.weights.entropy import entropy
from kaoheng.analysis.weights.equal import equal
from kaoheng.analysis.weights.weighing import Weighing
from kaoheng.cli.console import out, refusals, stop
from kaoheng.cli.year import read_year
from kaoheng.engines.local import engine
from kaoheng.numbers import written
from kaoheng.text import Language, Text

METHODS = {"entropy": entropy, "critic": critic, "equal": equal}
LONGEST = 100_000


def run(
    method_file: Path, evidence: Path, by: str, block: str, group: str | None, decimals: int, lang: Language
) -> None:
    """Print weights that follow from published scores, and the lines to paste."""
    with refusals(lang):
        year = read_year(method_file, evidence, lang)
        columns = columns_of(engine.score(year.method, year.facts), block, group)
        _print(METHODS[by](columns, decimals), lang)


def run_ahp(matrix: Path, decimals: int, language: Language) -> None:
    """Print the weights of a table of judgements, and how consistent they are."""
    if not matrix.is_file() or matrix.stat().st_size > LONGEST:
        stop(Text(f"无法读取 {matrix}", f"{matrix} cannot be read"), language)
    with refusals(language):
        with matrix.open(encoding="utf-8-sig", newline="") as file:
            found = ahp(*pairwise([row for row in csv.reader(file) if any(row)], str(matrix)), decimals)
        _print(found.weighing, language)
        _consistency(found, language)


def _print(found: Weighing, language: Language) -> None:
    table = Table()
    table.add_column(Text("指标", "Item")[language], no_wrap=True)
    table.add_column(Text("权重", "Weight")[language], justify="right")
    for head, _ in found.shown:
        table.add_column(head[language], justify="right")
    for at, title in enumerate(found.titles):
        beside = (values[at] for _, values in found.shown)
        table.add_row(escape(title), written(found.weights[at], found.decimals), *beside)
    out.print(table)
    out.print(escape(found.yaml()))


def _consistency(found: Hierarchy, language: Language) -> None:
    numbers = (written(found.eigenvalue, 4), written(found.index, 4), written(found.ratio, 4))
    said = Text(
        f"最大特征值{numbers[0]}，一致性指标{numbers[1]}，一致性比率{numbers[2]}",
        f"eigenvalue {numbers[0]}, consistency index {numbers[1]}, ratio {numbers[2]}",
    )
    out.print(said[language])
    if not found.consistent:
        bad = Text("一致性比率大于0.1，请重新判断，先看：", "The ratio is above 0.1; judge again, these first:")
        out.print(bad[language], style="yellow")
        for judgement in found.worst:
            out.print(escape(judgement.sentence[language]))
