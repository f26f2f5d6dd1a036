"""What regulations are often silent about is stated: missing values, and items that do not concern a unit."""

from collections.abc import Iterator
from typing import Literal

from kaoheng.method.edition import Method
from kaoheng.method.policies import Transfer
from kaoheng.method.positions import Spot, spots
from kaoheng.method.problems import Problem, listed, near
from kaoheng.method.shape import expected, shape_at
from kaoheng.method.tree import Calculated, Item
from kaoheng.text import Text

Policy = Literal["missing", "not_applicable"]

_WHEN: dict[Policy, Text] = {
    "missing": Text("没有数据时", "when there is no value"),
    "not_applicable": Text("不涉及时", "when it does not concern a unit"),
}


def check(method: Method) -> Iterator[Problem]:
    """Policies left open, and transfers to nodes that do not stand beside the item."""
    everywhere = tuple(spots(method.tree))
    items = tuple(spot for spot in everywhere if isinstance(spot.node, Item))
    yield from _open(method, "missing", items)
    yield from _open(method, "not_applicable", tuple(spot for spot in everywhere if _may_not_concern(spot)))
    yield from _transfers(method, everywhere)


def _may_not_concern(spot: Spot) -> bool:
    """A calculated node is without a score only where the method says so."""
    return not isinstance(spot.node, Calculated) or spot.node.absent == "skip"


def _open(method: Method, policy: Policy, concerned: tuple[Spot, ...]) -> Iterator[Problem]:
    if getattr(method.policies, policy) is not None:
        return
    left = [spot for spot in concerned if getattr(spot.node, policy, None) is None]
    when, wants = _WHEN[policy], expected(shape_at(("policies", policy), {}))
    if len(left) == len(concerned):
        what = Text(f"没有写明{when.zh}如何计分（{policy}）", f"{policy} is stated nowhere: what counts {when.en}")
        mend = Text(f"请在 policies 下写明 {policy}，{wants.zh}", f"State {policy} under policies: {wants.en}")
        yield Problem("policy_left_open", ("policies", policy), what, mend)
        return
    for spot in left:
        what = Text(f"没有写明{when.zh}如何计分（{policy}）", f"{policy} is not stated: what counts {when.en}")
        mend = Text(
            f"请在本项或 policies 下写明 {policy}，{wants.zh}", f"State {policy} here or under policies: {wants.en}"
        )
        yield Problem("policy_left_open", (*spot.loc, policy), what, mend)


def _transfers(method: Method, everywhere: tuple[Spot, ...]) -> Iterator[Problem]:
    for spot in everywhere:
        policy = spot.node.not_applicable
        if isinstance(policy, Transfer) and not spot.beside(policy.to):
            what = Text(f"{policy.to} 不是同级的指标", f"{policy.to} does not stand beside this item")
            mend = near(policy.to, (each.id for each in spot.row if each is not spot.node))
            yield Problem("transfer_not_beside", (*spot.loc, "not_applicable", "to"), what, mend)
    common = method.policies.not_applicable
    if not isinstance(common, Transfer):
        return
    concerned = (spot for spot in everywhere if _may_not_concern(spot))
    alone = (spot for spot in concerned if spot.node.not_applicable is None and not spot.beside(common.to))
    lost = [spot.node.id for spot in alone]
    if lost:
        names = listed(lost)
        what = Text(f"{common.to} 不与这些指标同级：{names.zh}", f"{common.to} does not stand beside {names.en}")
        mend = Text("请在这些指标下分别写明 not_applicable", "State not_applicable at each of them")
        yield Problem("transfer_not_beside", ("policies", "not_applicable", "to"), what, mend)
