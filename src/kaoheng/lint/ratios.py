"""A ratio says nothing where its divisor is zero or negative."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.lint.subject import Placed, Subject
from kaoheng.method.problems import Problem, listed, warning
from kaoheng.rules.completion_ladder import CompletionLadder
from kaoheng.rules.composite_index import CompositeIndex
from kaoheng.rules.inverse import Inverse
from kaoheng.rules.proportional import Proportional
from kaoheng.rules.ratio_to_best import RatioToBest
from kaoheng.rules.rule import Rule
from kaoheng.text import Text

CHANGES = ("增速", "增长", "增幅", "变化", "利润", "盈亏", "差额", "growth", "change", "profit")
"""Words in a title that tell of values which may be zero or below."""


def check(subject: Subject) -> Iterator[Problem]:
    """Ratio rules on targets or values that are, or may be, zero or negative."""
    for placed in subject.rules:
        kind = _divisor(placed)
        if kind is None:
            continue
        found = _known(subject, placed, kind)
        if found:
            yield _not_positive(placed, kind, found)
        elif _may_be(placed) and not subject.values(placed.item, kind):
            what = Text(
                f"“{placed.item.title}”可能为零或负数，而规则按比例计分",
                f"“{placed.item.title}” may be zero or negative, and the rule takes a ratio",
            )
            yield warning("ratio_of_change", placed.loc, what, _MEND)


_MEND = Text(
    "请改用按差距计分的规则（如 step），或写明此时如何计分", "Score by the gap (step), or say what counts then"
)


def _divisor(placed: Placed) -> str | None:
    """The column a rule divides by."""
    rule: Rule = placed.rule
    if isinstance(rule, RatioToBest):
        return "actual"
    if isinstance(rule, Inverse):
        return "target" if rule.form == "complement" else "actual"
    if isinstance(rule, CompositeIndex):
        return "actual" if placed.item.direction == "down" else "target"
    if isinstance(rule, Proportional | CompletionLadder):
        return "target"
    return "target" if getattr(rule, "gap", None) == "of_target" else None


def _known(subject: Subject, placed: Placed, kind: str) -> dict[str, Fraction]:
    """The units whose divisor is zero or less, from the method or the evidence."""
    found = {subject.units[at].title: value for at, value in subject.values(placed.item, kind).items()}
    if kind == "target" and placed.target is not None and not found:
        found = dict(placed.target.by_unit)
        if placed.target.value is not None:
            found.setdefault("", placed.target.value)
    return {name: value for name, value in found.items() if value <= 0}


def _not_positive(placed: Placed, kind: str, found: dict[str, Fraction]) -> Problem:
    what = Text("目标值", "the target") if kind == "target" else Text("实际值", "the value")
    names = listed([name for name in found if name])
    whose, of = (f"{names.zh}的", f" of {names.en}") if names.zh else ("", "")
    said = Text(
        f"{whose}{what.zh}为零或负数，而规则按比例计分", f"{what.en}{of} is zero or negative, and the rule is a ratio"
    )
    stops = getattr(placed.rule, "zero_target", "refuse") == "refuse"
    return Problem("ratio_of_nothing", placed.loc, said, _MEND, "error" if stops else "warning")


def _may_be(placed: Placed) -> bool:
    title = f"{placed.item.title} {placed.item.title_en}".lower()
    stated = placed.target is not None and (placed.target.value is not None or placed.target.by_unit)
    policy = getattr(placed.rule, "zero_target", "refuse")
    return not stated and policy == "refuse" and any(word in title for word in CHANGES)
