"""Points and weights are positive, present where they are used, and add up in every group."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from kaoheng.aggregation.means import Sum
from kaoheng.method.checks.profiles import Profile, full_of, profiles, weight_of, within
from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc, spots
from kaoheng.method.problems import Problem, listed, warning
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of, rule_of
from kaoheng.numbers import as_text, decimals_of, written
from kaoheng.rules.as_given import AsGiven
from kaoheng.rules.events import Events
from kaoheng.rules.formula import Formula
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Problems with points and weights of single nodes, then with their sums."""
    if method.method.full_marks <= 0:
        yield _not_positive(("method", "full_marks"), method.method.full_marks)
    for spot in spots(method.tree):
        points = spot.node.points
        if points is not None and (points < 0 or (points == 0 and not _may_have_none(spot.node))):
            yield _not_positive((*spot.loc, "points"), points)
        if isinstance(spot.node, Item):
            for i, override in enumerate(spot.node.overrides):
                if override.points is not None and override.points <= 0:
                    yield _not_positive((*spot.loc, "overrides", i, "points"), override.points)
        elif isinstance(spot.node, Block) and spot.node.scale is not None and spot.node.scale <= 0:
            yield _not_positive((*spot.loc, "scale"), spot.node.scale)
    yield from _of_block(method, method.root, (), "tree")
    for spot in spots(method.tree):
        if isinstance(spot.node, Block):
            yield from _of_block(method, spot.node, spot.loc, "items")


def _may_have_none(node: TreeNode) -> bool:
    """A bonus or a deduction carries no points of the full marks; its rule gives them as they are."""
    if not isinstance(node, Item):
        return isinstance(node, Calculated)
    rule = rule_of(node)
    if isinstance(rule, AsGiven):
        return rule.scale is None
    return isinstance(rule, Formula) or (isinstance(rule, Events) and rule.base == "none")


def _not_positive(loc: Loc, value: Fraction) -> Problem:
    what = Text(f"分值 {written(value)} 不大于零", f"{written(value)} is not above zero")
    mend = Text("分值须大于零；不适用的组别请用 only", "Give more than zero; use `only` where it is not for all")
    return Problem("points_not_positive", loc, what, mend)


def _of_block(method: Method, block: Block, loc: Loc, holder: str) -> Iterator[Problem]:
    aggregation = aggregation_of(block)
    if not block.combined:
        what = Text(f"{block.id} 下的各项都是单列的", f"everything in {block.id} stands apart")
        mend = Text("请至少留一项计入，或整块单列", "Let one of them count, or let the whole block stand apart")
        yield Problem("nothing_counts", (*loc, holder), what, mend)
    if block.needs is not None and (block.needs.items or 1) > len(block.combined):
        what = Text(
            f"{block.id} 没有{block.needs.items}项，永远不计分", f"{block.id} has fewer than {block.needs.items} nodes"
        )
        mend = Text("请减小 needs 的 items", "Ask for fewer items in `needs`")
        yield Problem("needs_more_than_there_is", (*loc, "needs"), what, mend)
    if isinstance(aggregation, Sum):
        for i, child in enumerate(block.items):
            if not child.apart and isinstance(child, Item) and child.points is None:
                what = Text(f"相加计分的指标 {child.id} 没有分值", f"{child.id} is added up but has no points")
                mend = Text("请写明 points", "State points")
                yield Problem("missing_points", (*loc, holder, i, "points"), what, mend)
        expected = block.scale if block.scale is not None else block.points
        if expected is not None:
            yield from _points_sum(method, block, loc or ("tree",), expected)
    elif aggregation.weighted:
        without = [(i, child) for i, child in enumerate(block.items) if child.weight is None and not child.apart]
        for i, child in without:
            how = aggregation.title
            what = Text(f"{how.zh}缺少 {child.id} 的权重", f"{child.id} has no weight under a {how.en}")
            mend = Text("请写明 weight，如 29.3% 或 32/109", "State weight, such as 29.3% or 32/109")
            yield Problem("missing_weight", (*loc, holder, i, "weight"), what, mend)
        if not without:
            yield from _weight_sum(method, block, loc or ("tree",))


def _points_sum(method: Method, block: Block, loc: Loc, expected: Fraction) -> Iterator[Problem]:
    for total, groups in _sums(method, block, lambda child, profile: full_of(method, child, profile)):
        if total == expected:
            continue
        where, short = _groups(method, groups), written(abs(total - expected))
        name = Text("原始满分", "the raw scale") if block.scale is not None else Text("满分", "full marks")
        less = Text("少", "below") if total < expected else Text("多", "above")
        what = Text(
            f"{where.zh}各项分值合计 {_exact(total)}，比{name.zh} {_exact(expected)} {less.zh} {short}",
            f"{where.en}the points below add up to {_exact(total)}, {short} {less.en} {name.en} of {_exact(expected)}",
        )
        mend = Text("请核对各项分值，或改正本级分值", "Correct the points of the items, or those of this level")
        yield warning("points_do_not_add_up", loc, what, mend)


def _weight_sum(method: Method, block: Block, loc: Loc) -> Iterator[Problem]:
    for total, groups in _sums(method, block, weight_of):
        if total == 1:
            continue
        where = _groups(method, groups)
        near = abs(total - 1) < Fraction(1, 100)
        share = f"{_exact(total * 100)}%"
        what = Text(f"{where.zh}各项权重合计 {share}，不是100%", f"{where.en}the weights add up to {share}, not 100%")
        mend = Text(
            "公布的权重可能已取舍，请写成精确分数，如 32/109" if near else "请核对各项权重",
            "Printed weights may be rounded: write exact fractions such as 32/109" if near else "Correct the weights",
        )
        yield warning("weights_do_not_add_up", loc, what, mend)


def _sums(
    method: Method, block: Block, of: Callable[[TreeNode, Profile], Fraction]
) -> Iterator[tuple[Fraction, list[str]]]:
    """Each sum that occurs, with the groups it occurs in."""
    found: dict[Fraction, list[str]] = {}
    for profile in profiles(method):
        children = [child for child in block.combined if within(child, profile)]
        if children and (block.id == "total" or within(block, profile)):
            groups = found.setdefault(sum((of(child, profile) for child in children), Fraction(0)), [])
            if profile.group not in groups:
                groups.append(profile.group)
    yield from found.items()


def _groups(method: Method, groups: list[str]) -> Text:
    if len(groups) == len(method.groups):
        return Text("", "")
    names = listed(groups)
    return Text(f"组别 {names.zh} 的", f"in the group {names.en} ")


def _exact(value: Fraction) -> str:
    return written(value) if decimals_of(value) is not None else as_text(value)
