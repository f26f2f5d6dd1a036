"""Calculated nodes read something, and what they count is read and can be the case."""

from collections.abc import Iterator

from kaoheng.formula.parse import parse
from kaoheng.formula.tree import names
from kaoheng.lint.subject import Subject
from kaoheng.method.calculation import MEASURES, candidates, counted_names, nodes_named
from kaoheng.method.checks.profiles import Profile, within
from kaoheng.method.positions import Loc, spots
from kaoheng.method.problems import Problem, warning
from kaoheng.method.tree import Calculated, Counting
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Formulas without a node, sets that the formula does not read, that nobody has, or that count all or none."""
    for spot in spots(subject.method.tree):
        node, loc = spot.node, spot.loc
        if not isinstance(node, Calculated):
            continue
        read = names(parse(node.calculate, "number"))
        if not nodes_named(node) and not set(counted_names(node)) & set(read):
            what = Text("公式没有引用任何得分，对谁都一样", "the formula reads no score: it is the same for everybody")
            mend = Text("请引用项目编号或计数集合", "Name nodes or counting sets")
            yield warning("calculation_constant", (*loc, "calculate"), what, mend)
        for name, counting in node.counting.items():
            yield from _set((*loc, "counting", name), subject, node, counting, name)
            if not {f"{name}_{measure}" for measure in MEASURES} & set(read):
                what = Text(f"公式没有用到“{name}”", f"the formula does not read {name}")
                mend = Text(f"请删去，或在公式中写 {name}_count", f"Remove it, or read {name}_count")
                yield warning("set_not_read", (*loc, "counting", name), what, mend)


def _set(loc: Loc, subject: Subject, node: Calculated, counting: Counting, name: str) -> Iterator[Problem]:
    if not names(parse(counting.when, "truth")):
        what = Text(f"条件“{counting.when}”对谁都一样", f"the condition '{counting.when}' is the same for everybody")
        mend = Text("请与得分、分值或实际值比较", "Compare with score, full or actual")
        yield Problem("condition_constant", (*loc, "when"), what, mend)
    counted = candidates(subject.method.root, node, counting)
    profiles = [Profile(unit.group, unit.id) for unit in subject.units]
    if counted and profiles and not any(within(each, profile) for each in counted for profile in profiles):
        what = Text(f"“{name}”中的项目不考核任何单位", f"no unit is assessed on a node of {name}")
        yield warning("set_matches_nothing", loc, what, Text("请核对标签和 only", "Check tags and only"))
