"""Whoever completes more does not get less."""

from collections.abc import Iterator
from itertools import pairwise

from kaoheng.lint.subject import Subject
from kaoheng.method.problems import Problem, warning
from kaoheng.rules.completion_ladder import CompletionLadder, Rung
from kaoheng.rules.policies import share
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Rungs of a ladder whose points rise while completion falls."""
    for placed in subject.rules:
        rungs = placed.rule.rungs if isinstance(placed.rule, CompletionLadder) else ()
        for i, (higher, lower) in enumerate(pairwise(rungs)):
            if _gives_more(lower, higher):
                more, less = share(lower.completion), share(higher.completion)
                what = Text(
                    f"完成{more.zh}的得分高于完成{less.zh}的", f"{more.en} completion gives more than {less.en} does"
                )
                mend = Text("请核对各档的 rate 或 points", "Check rate or points of the rungs")
                yield warning("ladder_rises", (*placed.loc, "rungs", i + 1), what, mend)


def _gives_more(one: Rung, other: Rung) -> bool:
    if one.rate is not None and other.rate is not None:
        return one.rate > other.rate
    return one.points is not None and other.points is not None and one.points > other.points
