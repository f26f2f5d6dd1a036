"""Bonuses have a cap."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.problems import Problem, warning
from kaoheng.rules.benchmark import Benchmark
from kaoheng.rules.completion_ladder import CompletionLadder
from kaoheng.rules.composite_index import CompositeIndex
from kaoheng.rules.count_capped import CountCapped
from kaoheng.rules.formula import Formula
from kaoheng.rules.rule import Rule
from kaoheng.rules.two_sided_step import TwoSidedStep
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Rules that add points without a limit."""
    for placed in subject.rules:
        field = _open(placed.rule)
        if field is not None:
            what = Text("加分没有上限", "points may be added without limit")
            mend = Text(
                f"请写明 {field}，如不超过该项分值的120%", f"State {field}, for example 120% of the item's points"
            )
            yield warning("bonus_without_cap", placed.loc, what, mend)


def _open(rule: Rule) -> str | None:
    """The field that would hold the points, where it is left empty."""
    match rule:
        case CountCapped(cap=None) | CompositeIndex(cap=None):
            return "cap"
        case TwoSidedStep(high=None, plus=steps) if steps is not None and steps.most is None:
            return "high"
        case Benchmark(above=steps) if steps is not None and steps.most is None:
            return "above.most"
        case CompletionLadder(over=steps) if steps is not None and steps.most is None:
            return "over.most"
        case Formula(most=None):
            return "most"
    return None
