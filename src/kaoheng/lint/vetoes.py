"""Vetoes rest on something, are approved by somebody else than who proposes them, and each effect has one."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem, warning
from kaoheng.method.vetoes import AtMost, GradeTo, RewardDownOne, Veto
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Vetoes without a basis or an approver, approved by who proposes them, or with an effect that changes nothing."""
    for i, veto in enumerate(subject.method.vetoes):
        loc: Loc = ("vetoes", i)
        if not veto.legal_basis:
            what = Text(
                f"“{veto.title}”没有法规依据，不能审定", f"“{veto.title}” has no legal basis and cannot be approved"
            )
            yield warning("veto_without_basis", loc, what, Text("请写明 legal_basis", "State legal_basis"))
        if not veto.approver:
            what = Text(f"“{veto.title}”没有写由谁审定", f"nobody is named who approves “{veto.title}”")
            yield warning("veto_without_approver", loc, what, Text("请写明 approver", "State approver"))
        elif veto.approver == veto.proposer:
            what = Text(f"{veto.approver}既提出又审定", f"{veto.approver} proposes and approves")
            mend = Text("请由另一机关审定", "Let another body approve it")
            yield warning("veto_by_one_body", (*loc, "approver"), what, mend)
        yield from _idle(subject, veto, loc)


def _idle(subject: Subject, veto: Veto, loc: Loc) -> Iterator[Problem]:
    """Effects on the grade that another effect of the same veto already goes beyond."""
    grades = subject.method.grades
    fixed = [effect.to for effect in veto.effects if isinstance(effect, GradeTo)]
    if grades is None or not fixed:
        return
    lowest = max(grades.scale.index(grade) for grade in fixed)
    for j, effect in enumerate(veto.effects):
        held = isinstance(effect, AtMost) and grades.scale.index(effect.grade) <= lowest
        if held or (isinstance(effect, RewardDownOne) and lowest == len(grades.scale) - 1):
            grade = grades.scale[lowest]
            what = Text(f"等次已确定为{grade}，这一后果不起作用", f"the grade is {grade} already: this changes nothing")
            mend = Text("请删去，或改定较好的等次", "Remove it, or fix a better grade")
            yield warning("effect_without_effect", (*loc, "effects", j), what, mend)
