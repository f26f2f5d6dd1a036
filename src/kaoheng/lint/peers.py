"""Comparing with the group needs a group, and values that differ."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.checks.targets import SMALLEST
from kaoheng.method.problems import Problem, listed, warning
from kaoheng.method.tree import Item, rule_of
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """With evidence: groups too small to compare in, and items on which all units of a group are alike."""
    if subject.facts is None:
        return
    for spot, item in subject.items:
        if not rule_of(item).peers_needed():
            continue
        listed_here = {id for id, group in subject.method.groups.items() if group.units}
        small = [id for id, size in subject.sizes(item).items() if size < SMALLEST and id not in listed_here]
        if small:
            names = listed([subject.method.groups[id].title for id in small])
            what = Text(
                f"按组内比较计分，但{names.zh}不足{SMALLEST}个单位",
                f"the rule compares units of a group, and {names.en} has fewer than {SMALLEST}",
            )
            yield warning("group_too_small", (*spot.loc, "rule"), what, _MEND)
        alike = [subject.method.groups[group].title for group in _alike(subject, item)]
        if alike:
            names = listed(alike)
            what = Text(f"{names.zh}各单位数值全部相同，拉不开差距", f"all values are the same in {names.en}")
            mend = Text("请核对数据，或改用与目标比较的规则", "Check the evidence, or compare with a target")
            yield warning("values_alike", (*spot.loc, "rule"), what, mend)


_MEND = Text("请并入其他组，或改用与自身目标比较的规则", "Join groups, or compare with a target")


def _alike(subject: Subject, item: Item) -> list[str]:
    found: dict[str, list[object]] = {}
    for unit, value in subject.values(item, "actual").items():
        found.setdefault(subject.units[unit].group, []).append(value)
    return [group for group, values in found.items() if len(values) >= SMALLEST and len(set(values)) == 1]
