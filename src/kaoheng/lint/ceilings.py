"""Ceilings rest on something, depend on something, and hold somebody down."""

from collections.abc import Iterator

from kaoheng.formula.parse import names, parse
from kaoheng.lint.subject import Subject
from kaoheng.method.outcome import Grades
from kaoheng.method.positions import Loc, gradings
from kaoheng.method.problems import Problem, warning
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Ceilings without a legal basis, with a condition that is always the same, or at the best grade."""
    for where, _, grades in gradings(subject.method.root):
        yield from _ceilings((*where, "ceilings"), grades)


def _ceilings(where: Loc, grades: Grades) -> Iterator[Problem]:
    for i, ceiling in enumerate(grades.ceilings):
        loc = (*where, i)
        if not ceiling.legal_basis:
            what = Text(f"“{ceiling.text}”没有写法规依据", f"“{ceiling.text}” cites no law or regulation")
            yield warning("no_legal_basis", loc, what, Text("请写明 legal_basis", "State legal_basis"))
        if not names(parse(ceiling.when, "truth")):
            what = Text(f"条件“{ceiling.when}”对谁都一样", f"the condition '{ceiling.when}' is the same for everybody")
            mend = Text("请与实际值、目标值或得分比较", "Compare with actual, target or score")
            yield Problem("condition_constant", (*loc, "when"), what, mend)
        if ceiling.at_most == grades.scale[0]:
            what = Text(f"最高评为“{ceiling.at_most}”等于没有限制", f"at most {ceiling.at_most} holds nobody down")
            yield Problem(
                "ceiling_without_effect", (*loc, "at_most"), what, Text("请写较低的等次", "Name a lower grade")
            )
