"""Grades: lines fall along the scale, quotas can be counted, ceilings can be read."""

from collections.abc import Iterator
from itertools import pairwise

from kaoheng.method.checks.conditions import condition
from kaoheng.method.checks.names import unknown
from kaoheng.method.edition import Method
from kaoheng.method.outcome import Grades, Quota, Threshold
from kaoheng.method.positions import Loc, gradings
from kaoheng.method.problems import Problem
from kaoheng.method.tree import TreeNode
from kaoheng.numbers import written
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Problems with scales, their lines, quotas and ceilings, of the total and of blocks."""
    nodes: dict[str, TreeNode] = {"total": method.root, **{node.id: node for node in method.nodes()}}
    for loc, _, grades in gradings(method.root):
        yield from _scale(loc, grades)
        yield from _lines(loc, grades)
        for grade, quota in grades.quota.items():
            yield from unknown("grade", grade, grades.scale, (*loc, "quota", grade))
            yield from _quota((*loc, "quota", grade), quota)
        for i, ceiling in enumerate(grades.ceilings):
            yield from unknown("grade", ceiling.at_most, grades.scale, (*loc, "ceilings", i, "at_most"))
            read = [nodes[ceiling.node]] if ceiling.node in nodes else []
            yield from condition((*loc, "ceilings", i, "when"), ceiling.when, read)


def _scale(loc: Loc, grades: Grades) -> Iterator[Problem]:
    for i, grade in enumerate(grades.scale):
        if grade in grades.scale[:i]:
            what = Text(f"等次“{grade}”写了两次", f"the grade {grade} is in the scale twice")
            yield Problem("duplicate_grade", (*loc, "scale", i), what, Text("请只保留一处", "Keep one of them"))


def _lines(loc: Loc, grades: Grades) -> Iterator[Problem]:
    *upper, last = grades.scale
    for grade in grades.thresholds:
        yield from unknown("grade", grade, grades.scale, (*loc, "thresholds", grade))
    for grade in dict.fromkeys(upper):
        if grade not in grades.thresholds:
            what = Text(f"等次“{grade}”没有分数线", f"the grade {grade} has no line")
            mend = Text(f'请写明，如 {grade}: ">= 90"', f"State it, for example {grade}: '>= 90'")
            yield Problem("missing_line", (*loc, "thresholds", grade), what, mend)
    if last in grades.thresholds and last not in upper:
        what = Text(f"最末等次“{last}”不应有分数线", f"the last grade, {last}, cannot have a line")
        mend = Text("请删去，其余单位即为该等次", "Remove it: whoever reaches no line has this grade")
        yield Problem("line_for_last", (*loc, "thresholds", last), what, mend)
    lined = [grade for grade in dict.fromkeys(upper) if grade in grades.thresholds]
    for better, worse in pairwise(lined):
        high_line, low_line = grades.thresholds[better], grades.thresholds[worse]
        told_apart = _above(high_line, low_line) or (better in grades.quota and high_line == low_line)
        if not told_apart:
            high, low = written(high_line.at), written(low_line.at)
            what = Text(
                f"“{better}”的分数线 {high} 不高于“{worse}”的 {low}",
                f"the line of {better}, {high}, is not above that of {worse}, {low}",
            )
            mend = Text(
                "分数线须从好到差依次降低；有名额的等次可与下一等次同线",
                "Lines must fall from the best grade to the worst; a grade with a quota may share the line below it",
            )
            yield Problem("lines_not_falling", (*loc, "thresholds", worse), what, mend)


def _above(better: Threshold, worse: Threshold) -> bool:
    return (better.at, not better.included) > (worse.at, not worse.included)


def _quota(loc: Loc, quota: Quota) -> Iterator[Problem]:
    if quota.share is None and not quota.places:
        what = Text("名额既没有比例，也没有个数", "the quota has neither a share nor places")
        mend = Text("请写明 share，如 30%，或按组写明 places", "State share, such as 30%, or places by group")
        yield Problem("empty_quota", loc, what, mend)
    if quota.share is not None and not 0 <= quota.share <= 1:
        what = Text(
            f"名额比例 {written(quota.share)} 不在0到1之间", f"the share {written(quota.share)} is not within 0 and 1"
        )
        mend = Text("请写成 30% 或 0.3", "Write 30% or 0.3")
        yield Problem("share_out_of_range", (*loc, "share"), what, mend)
    for group, count in quota.places.items():
        if count < 0:
            what = Text(f"名额 {count} 为负数", f"{count} places are fewer than none")
            yield Problem("negative_places", (*loc, "places", group), what, Text("请写0或正整数", "Write 0 or more"))
