"""`kaoheng robustness METHOD EVIDENCE --replications 10000 --perturb 10%`"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rich.markup import escape
from rich.table import Table

from kaoheng.analysis.robustness.draws import Uniform
from kaoheng.analysis.robustness.factors import Choice, Factors
from kaoheng.analysis.robustness.firmness import Firmness, firmness
from kaoheng.analysis.robustness.replicate import Robustness, replicate
from kaoheng.cli.console import out, progress, refusals
from kaoheng.cli.year import number, pairs, read_year
from kaoheng.numbers import written
from kaoheng.text import Language, Text

MOST_ROWS = 100


def run(
    method_file: Path,
    evidence: Path,
    replications: int,
    seed: int,
    perturb: str,
    nodes: Sequence[str],
    aggregations: Sequence[str],
    folder: Path | None,
    language: Language,
) -> None:
    """Print how firm every rank is; write counts and parameters when a folder is named."""
    with refusals(language):
        year = read_year(method_file, evidence, language)
        share = number(perturb, "--perturb")
        choices = [Choice(node, "aggregate", tuple(kinds.split(","))) for node, kinds in pairs(aggregations, "--or")]
        factors = Factors(Uniform(share) if share else None, tuple(nodes), tuple(choices))
        with progress(Text("稳健性", "robustness"), language) as told:
            found = replicate(year.method, year.facts, factors, replications=replications, seed=seed, progress=told)
    every = firmness(found)
    for said in _remarks(found):
        out.print(said[language], style="dim")
    for group in found.results.facts.groups:
        out.print(_table(found, [unit for unit in every if unit.group == group], group, language))
    if folder is not None:
        _write(folder, found, every)
        out.print(Text(f"已写入 {folder}", f"Written to {folder}")[language])


def _remarks(found: Robustness) -> Iterator[Text]:
    """What sets the answer apart from a plain one."""
    if not found.fast:
        yield Text(
            f"总分不是得分固定的各项之和，逐次重新计分，变动{len(found.parameters.weights)}项的权重",
            f"the total is no sum of fixed scores: each replication was scored anew, "
            f"with {len(found.parameters.weights)} weights varied",
        )
    matters = {one.matter for one in found.results.facts.adjustments}
    if "total" in matters:
        yield Text("领导组对总分的调整按同样幅度计入每次模拟", "adjusted totals are adjusted by as much every time")
    if matters & {"rank", "grade"}:
        yield Text("领导组对名次、等次的调整不计入模拟", "adjusted ranks and grades are left out of the replications")


def _table(found: Robustness, units: list[Firmness], group: str, language: Language) -> Table:
    title = found.results.method.groups[group].title
    table = Table(title=escape(title), title_justify="left")
    heads = (Text("名次", "Rank"), Text("单位", "Unit"), Text("5%–95%", "5%–95%"), Text("平均", "Mean"))
    for head in (*heads, Text("稳固程度", "Firmness"), Text("等次及概率", "Grades and their chances")):
        table.add_column(head[language], no_wrap=True)
    for unit in sorted(units, key=lambda unit: unit.rank)[:MOST_ROWS]:
        grades = "，".join(f"{grade}{written(share * 100, 1)}%" for grade, share in unit.grades.items())
        cells = (written(unit.rank), escape(unit.title), unit.interval, written(unit.mean, 2))
        table.add_row(*cells, unit.firm[language], escape(grades))
    return table


def _write(folder: Path, found: Robustness, every: list[Firmness]) -> None:
    """robustness.csv, a row a unit; places.csv, a row a unit and place; parameters.npz, every replication."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = found.results.method.grades.scale if found.results.method.grades else ()
    with (folder / "robustness.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["unit_id", "title", "group", "rank", "p5", "p95", "mean", "firmness", "grade", *scale])
        for unit in every:
            numbers = (written(unit.rank), written(unit.low), written(unit.high), written(unit.mean, 4))
            shares = (written(unit.grades.get(grade, unit.mean * 0), 4) for grade in scale)
            rows.writerow([unit.unit, unit.title, unit.group, *numbers, unit.firm.zh, unit.grade, *shares])
    with (folder / "places.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["unit_id", "place", "share"])
        for unit in every:
            rows.writerows([unit.unit, written(place), written(share, 6)] for place, share in unit.places.items())
    drawn = found.parameters
    np.savez_compressed(
        folder / "parameters.npz",
        weights=np.array(drawn.weights, dtype=str),
        factors=drawn.factors.T,
        choices=np.array(drawn.choices, dtype=str),
        chosen=drawn.chosen.T,
        seed=np.array(found.seed),
    )
