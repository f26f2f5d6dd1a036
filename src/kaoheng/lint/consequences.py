"""Conditions of consequences can hold for somebody, and not for everybody."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.consequences import MEASURE_KINDS, Condition, MeasureKind
from kaoheng.method.positions import Loc
from kaoheng.method.problems import Problem, warning
from kaoheng.text import Text

ANSWERED: frozenset[MeasureKind] = frozenset(("written_report", "rectification"))
"""The kinds of measures for which a unit hands something in."""


def check(subject: Subject) -> Iterator[Problem]:
    """Conditions that no unit or every unit meets, and measures that ask for something and set no day."""
    for i, measure in enumerate(subject.method.consequences):
        loc: Loc = ("consequences", i)
        yield from _condition(subject, measure.when, (*loc, "when"))
        if (measure.document or measure.kind in ANSWERED) and measure.within is None:
            asked = Text(measure.document, measure.document) if measure.document else MEASURE_KINDS[measure.kind]
            what = Text(f"{asked.zh}没有期限", f"there is no day by which {asked.en} is due")
            yield warning("no_deadline", loc, what, Text("请写明 within", "State within"))


def _condition(subject: Subject, condition: Condition, loc: Loc) -> Iterator[Problem]:
    why = _never(subject, condition)
    if why is not None:
        mend = Text("请核对名次、等次和单位数", "Check places, grades and the number of units")
        yield Problem("condition_unreachable", loc, why, mend)
    if _always(subject, condition):
        what = Text("这一条件对谁都成立", "the condition holds for everybody")
        mend = Text("请缩小名次或等次的范围", "Name fewer places or grades")
        yield warning("condition_for_all", loc, what, mend)
    for name, parts in (("all", condition.all), ("any", condition.any)):
        for i, part in enumerate(parts or ()):
            yield from _condition(subject, part, (*loc, name, i))
    if condition.none is not None:
        yield from _condition(subject, condition.none, (*loc, "not"))


def _never(subject: Subject, condition: Condition) -> Text | None:
    most = max(subject.sizes().values(), default=0)
    least = condition.rank_at_least
    if least is not None and 0 < most < least:
        return Text(
            f"最大的组只有{most}个单位，没有第{least}名", f"the largest group has {most} units: none is {least}th"
        )
    parts = condition.all or ()
    listed = [set(part.grade) for part in parts if part.grade is not None]
    if listed and not set.intersection(*listed):
        return Text("一个单位不能同时评为几个等次", "no unit has several grades at once")
    first = max((part.rank_at_least for part in parts if part.rank_at_least is not None), default=None)
    last = min((part.rank_at_most for part in parts if part.rank_at_most is not None), default=None)
    if first is not None and last is not None and first > last:
        return Text(
            f"没有既在第{first}名以后、又在第{last}名以前的", f"no place is both {first} or behind and {last} or before"
        )
    return None


def _always(subject: Subject, condition: Condition) -> bool:
    grades, most = subject.method.grades, max(subject.sizes().values(), default=0)
    if grades is not None and condition.grade is not None and set(condition.grade) == set(grades.scale):
        return True
    return condition.rank_at_least == 1 or (condition.rank_at_most is not None and 0 < most <= condition.rank_at_most)
