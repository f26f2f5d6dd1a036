"""Targets are there where a rule reads them, and say what their kind needs; group rules have a group to look at."""

from collections.abc import Iterator

from kaoheng.method.checks.profiles import Profile, within
from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc, Spot, spots
from kaoheng.method.problems import Problem, listed, warning
from kaoheng.method.tree import Item, Target, rule_of
from kaoheng.rules.rule import Rule
from kaoheng.text import Text

TARGET_COLUMNS = frozenset({"target", "target_low", "target_high"})
SMALLEST = 3
"""Below this many units a place or a mean of the group says little."""


def check(method: Method) -> Iterator[Problem]:
    """Problems with targets, and rules whose group is too small."""
    for spot in spots(method.tree):
        if isinstance(spot.node, Item):
            yield from _needed(spot.loc, spot.node)
            yield from _sound(spot.loc, spot.node)
            yield from _small_groups(method, spot, spot.node)


def _needed(loc: Loc, item: Item) -> Iterator[Problem]:
    rules: list[tuple[Loc, Rule, Target | None]] = [((*loc, "rule"), rule_of(item), item.target)]
    for i, override in enumerate(item.overrides):
        rule: Rule | None = override.rule
        if rule is not None:
            rules.append(((*loc, "overrides", i, "rule"), rule, override.target or item.target))
    for at, rule, target in rules:
        read = ({*rule.columns(), *rule.part_columns()} & TARGET_COLUMNS) - set(item.data.columns)
        if read and target is None:
            kind = "range" if "target_low" in read else "point"
            what = Text("计分规则要与目标值比较，但没有写 target", "the rule reads a target and none is stated")
            mend = Text(f"请写明 target，如 {{kind: {kind}}}", f"State target, for example {{kind: {kind}}}")
            yield Problem("missing_target", at, what, mend)


def _sound(loc: Loc, item: Item) -> Iterator[Problem]:
    targets: list[tuple[Loc, Target]] = [((*loc, "target"), item.target)] if item.target else []
    targets += [((*loc, "overrides", i, "target"), each.target) for i, each in enumerate(item.overrides) if each.target]
    for at, target in targets:
        both = target.low is not None and target.high is not None
        one = (target.low is None) != (target.high is None)
        if target.kind != "range" and (both or one):
            what = Text(f"目标类型 {target.kind} 不用上下限", f"a {target.kind} target has no low and high")
            yield Problem("target_form", at, what, Text("请改为 kind: range，或写 value", "Use kind: range, or value"))
        elif target.kind == "range" and (target.value is not None or target.by_unit):
            what = Text("区间目标不用单一数值", "a range target has no single value")
            yield Problem("target_form", at, what, Text("请写 low 和 high", "Use low and high"))
        elif one:
            what = Text("区间目标只写了一头", "the range target states one end only")
            mend = Text("请同时写 low 和 high，或都由数据给出", "State low and high, or leave both to the evidence")
            yield Problem("target_form", at, what, mend)
        elif target.low is not None and target.high is not None and target.low > target.high:
            what = Text("区间目标的下限高于上限", "the range target's low is above its high")
            yield Problem("target_form", at, what, Text("请对调 low 和 high", "Swap low and high"))


def _small_groups(method: Method, spot: Spot, item: Item) -> Iterator[Problem]:
    if not rule_of(item).peers_needed():
        return
    sizes = {id: sum(within(item, Profile(id, unit)) for unit in group.units) for id, group in method.groups.items()}
    small = [id for id, size in sizes.items() if 0 < size < SMALLEST]
    if small:
        names = listed(small)
        what = Text(
            f"按组内比较计分，但组别 {names.zh} 不足{SMALLEST}个单位",
            f"the rule compares units of a group, and {names.en} has fewer than {SMALLEST}",
        )
        mend = Text("请并入其他组，或改用与自身目标比较的规则", "Join groups, or compare with a target")
        yield warning("group_too_small", (*spot.loc, "rule"), what, mend)
