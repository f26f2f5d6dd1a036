"""Every grade can be reached, and every grade can be missed."""

from collections.abc import Iterator

from kaoheng.lint.bounds import highest, lowest, of_node
from kaoheng.lint.subject import Subject
from kaoheng.method.checks.profiles import profiles, within
from kaoheng.method.outcome import Grades
from kaoheng.method.positions import Loc, gradings
from kaoheng.method.problems import Problem, warning
from kaoheng.method.tree import Block
from kaoheng.numbers import as_text
from kaoheng.text import Text, title_of


def check(subject: Subject) -> Iterator[Problem]:
    """Lines above the best score that is possible, or below the worst."""
    for where, block, grades in gradings(subject.method.root):
        yield from _lines(subject, where, block, grades)


def _lines(subject: Subject, where: Loc, block: Block, grades: Grades) -> Iterator[Problem]:
    ends = [of_node(subject.method, block, profile) for profile in profiles(subject.method) if within(block, profile)]
    best = highest([end.most for end in ends])
    worst = lowest([end.least for end in ends])
    title = title_of(block)
    for grade, line in grades.thresholds.items():
        loc, at = (*where, "thresholds", grade), as_text(line.at)
        if best is not None and (best < line.at or (best == line.at and not line.included)):
            what = Text(
                f"“{grade}”要{at}分，而{title.zh}最高只能得{as_text(best)}分",
                f"{grade} takes {at}, and “{title.en}” comes to {as_text(best)} at most",
            )
            yield Problem("grade_out_of_reach", loc, what, Text("请降低分数线，或核对各项分值", "Lower the line"))
        if worst is not None and (worst > line.at or (worst == line.at and line.included)):
            what = Text(
                f"{title.zh}最低也有{as_text(worst)}分，都达到“{grade}”的{at}分",
                f"“{title.en}” comes to {as_text(worst)} at least: all reach {grade}",
            )
            yield warning("grade_never_missed", loc, what, Text("请提高分数线", "Raise the line"))
