"""The least and the most points a rule, an item or a block can come to, where that is plain from the method."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.aggregation.means import Sum, WeightedMean, WeightedSum
from kaoheng.aggregation.selections import Max, Min
from kaoheng.method.checks.profiles import Profile, full_of, weight_of, within
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of, rule_of
from kaoheng.rules.all_or_nothing import AllOrNothing
from kaoheng.rules.as_given import AsGiven
from kaoheng.rules.band import Band
from kaoheng.rules.count_capped import CountCapped
from kaoheng.rules.no_worsening import NoWorsening
from kaoheng.rules.proportional import Proportional
from kaoheng.rules.rank_points import RankPoints
from kaoheng.rules.rule import Rule
from kaoheng.rules.step import Step
from kaoheng.rules.task_list import TaskList
from kaoheng.rules.tiers import Tiers
from kaoheng.rules.two_sided_step import TwoSidedStep


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most; None where nothing is known."""

    least: Fraction | None = None
    most: Fraction | None = None


def of_rule(rule: Rule, full: Fraction) -> Bounds:
    """What a rule can give on an item of so many points; unknown for rules not listed here."""
    zero = Fraction(0)
    match rule:
        case AsGiven(scale=None):
            return Bounds(rule.least, rule.most)
        case AsGiven():
            scale = rule.scale or Fraction(1)
            least, most = (None if end is None else end * full / scale for end in (rule.least, rule.most))
            return Bounds(least, most)
        case Step() | Band() | RankPoints():
            return Bounds(rule.floor, full)
        case AllOrNothing() | TaskList():
            return Bounds(zero, full)
        case Proportional():
            return Bounds(rule.floor * full, rule.cap * full)
        case CountCapped():
            return Bounds(zero, rule.cap)
        case TwoSidedStep():
            return Bounds(*(None if end is None else end * full for end in (rule.low, rule.high)))
        case NoWorsening():
            inside = of_rule(rule.then, full)
            return Bounds(lowest([inside.least, rule.score]), highest([inside.most, rule.score]))
        case Tiers() if rule.otherwise is not None:
            given = [t.points if t.points is not None else (t.rate or zero) * full for t in rule.tiers]
            return Bounds(min(*given, rule.otherwise), max(*given, rule.otherwise))
    return Bounds()


def of_node(method: Method, node: TreeNode, profile: Profile) -> Bounds:
    """What a node can come to for this kind of unit."""
    if isinstance(node, Item):
        if node.overrides:
            return Bounds()
        return of_rule(rule_of(node), full_of(method, node, profile))
    if isinstance(node, Calculated):
        return Bounds()
    inside = [child for child in node.combined if within(child, profile)]
    ends = [of_node(method, child, profile) for child in inside]
    weights = [weight_of(child, profile) for child in inside]
    least = _combined(node, [end.least for end in ends], weights)
    most = _combined(node, [end.most for end in ends], weights)
    if node.scale is not None and node.points is not None:
        least, most = (None if end is None else end * node.points / node.scale for end in (least, most))
    return Bounds(_held(least, node), _held(most, node))


def _combined(block: Block, ends: Sequence[Fraction | None], weights: Sequence[Fraction]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or not ends:
        return None
    weighted = sum((end * weight for end, weight in zip(known, weights, strict=True)), Fraction(0))
    match aggregation_of(block):
        case Sum():
            return sum(known, Fraction(0))
        case WeightedSum():
            return weighted
        case WeightedMean() if sum(weights) > 0:
            return weighted / sum(weights)
        case Min():
            return min(known)
        case Max():
            return max(known)
    return None


def _held(value: Fraction | None, block: Block) -> Fraction | None:
    if value is None:
        return None
    low = value if block.floor is None else max(value, block.floor)
    return low if block.cap is None else min(low, block.cap)


def lowest(ends: Sequence[Fraction | None]) -> Fraction | None:
    """The lowest of these; None where any of them is unknown."""
    known = [end for end in ends if end is not None]
    return min(known) if known and len(known) == len(ends) else None


def highest(ends: Sequence[Fraction | None]) -> Fraction | None:
    """The highest of these; None where any of them is unknown."""
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None
