"""`kaoheng trajectory GOALS [EVIDENCE]`"""

from pathlib import Path

from rich.markup import escape
from rich.table import Table

from kaoheng.analysis.figures import Measure, read_figures, unit_titles
from kaoheng.analysis.settings import load_settings
from kaoheng.analysis.trajectory.follow import Trajectory, follow
from kaoheng.analysis.trajectory.goals import Goals
from kaoheng.analysis.trajectory.sentences import said
from kaoheng.cli.console import out, refusals
from kaoheng.exchange.evidence import read_evidence
from kaoheng.freeze.problems import Problems
from kaoheng.numbers import written
from kaoheng.text import Language, Text


def run(goals_file: Path, evidence: Path | None, language: Language) -> None:
    """Print every goal's path beside what was reached, and the sentence about it."""
    with refusals(language):
        goals = load_settings(goals_file, Goals)
        if evidence is None:
            found = follow(goals)
        else:
            problems, tables = Problems(), read_evidence(evidence)
            figures = read_figures(tables, {goal.item: Measure(goal.unit) for goal in goals.goals}, None, problems)
            problems.stop()
            found = follow(goals, figures, unit_titles(tables))
    for trajectory in found:
        out.print(_table(trajectory, language))
        out.print(escape(said(trajectory)[language]))


def _table(trajectory: Trajectory, language: Language) -> Table:
    goal = trajectory.goal
    name = goal.title if language == "zh" or not goal.title_en else goal.title_en
    table = Table(title=escape(f"{name} {trajectory.title}".strip()), title_justify="left")
    for head in (Text("年份", "Year"), Text("应达到", "Required"), Text("实际", "Actual"), Text("进展", "Standing")):
        table.add_column(head[language], justify="right")
    for stage in trajectory.stages:
        band = stage.band
        word = "" if band is None else band.word if language == "zh" or not band.word_en else band.word_en
        actual = "" if stage.actual is None else written(stage.actual, goal.decimals)
        table.add_row(str(stage.year), written(stage.required, goal.decimals), actual, escape(word))
    return table
