"""Deductions end somewhere."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.problems import Problem, warning
from kaoheng.rules.events import Events
from kaoheng.rules.formula import Formula
from kaoheng.rules.rule import Rule
from kaoheng.rules.two_sided_step import TwoSidedStep
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Rules that take points off without a limit."""
    for placed in subject.rules:
        field = _open(placed.rule)
        if field is not None:
            what = Text("扣分没有下限，会扣成负分", "points may be taken off without limit")
            mend = Text(f"请写明 {field}，0 为扣完为止", f"State {field}: 0 for no negative points")
            yield warning("deduction_without_floor", placed.loc, what, mend)


def _open(rule: Rule) -> str | None:
    match rule:
        case TwoSidedStep(low=None, minus=steps) if steps is not None and steps.most is None:
            return "low"
        case Events(floor=None, cap=None):
            return "floor"
        case Formula(least=None):
            return "least"
    return None
