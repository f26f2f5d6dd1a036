"""Every grade can be reached, and every grade can be missed."""

from collections.abc import Iterator

from kaoheng.lint.bounds import highest, lowest, of_node
from kaoheng.lint.subject import Subject
from kaoheng.method.checks.profiles import profiles
from kaoheng.method.problems import Problem, warning
from kaoheng.numbers import as_text
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Lines above the best total that is possible, or below the worst."""
    grades = subject.method.grades
    if grades is None:
        return
    ends = [of_node(subject.method, subject.method.root, profile) for profile in profiles(subject.method)]
    best = highest([end.most for end in ends])
    worst = lowest([end.least for end in ends])
    for grade, line in grades.thresholds.items():
        loc, at = ("grades", "thresholds", grade), as_text(line.at)
        if best is not None and (best < line.at or (best == line.at and not line.included)):
            what = Text(
                f"“{grade}”要{at}分，而总分最高只能得{as_text(best)}分",
                f"{grade} takes {at}, and no total can be above {as_text(best)}",
            )
            yield Problem("grade_out_of_reach", loc, what, Text("请降低分数线，或核对各项分值", "Lower the line"))
        if worst is not None and (worst > line.at or (worst == line.at and line.included)):
            what = Text(
                f"总分最低也有{as_text(worst)}分，都达到“{grade}”的{at}分",
                f"no total can be below {as_text(worst)}: all reach {grade}",
            )
            yield warning("grade_never_missed", loc, what, Text("请提高分数线", "Raise the line"))
