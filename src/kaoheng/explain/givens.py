"""What an explanation starts from: a node's own words and parameters, laid over one unit."""

from kaoheng.engines.reference.item import ItemRun
from kaoheng.explain.inputs import exact_input, inputs_of, lacking
from kaoheng.explain.reasons import STATES, Combining, Reason, Scoring, Standing
from kaoheng.method.policies import Missing, NotApplicable, Transfer
from kaoheng.method.tree import Block, Item, TreeNode
from kaoheng.results import MISSING, NOT_APPLICABLE
from kaoheng.scoring.nodes import NodeScore
from kaoheng.scoring.plan import Plan
from kaoheng.text import Text


def given_item(plan: Plan, item_at: int, run: ItemRun, node: NodeScore, at: int) -> Reason:
    """An item of the unit at one position of its group, before anything that scoring makes."""
    item, state, variant = run.item, run.states[at], run.variants[at]
    return Reason(
        kind="item",
        id=item.id,
        title=title_of(item),
        full=exact_input(variant.full) if variant is not None else "0",
        rounding=plan.round(item),
        state=STATES[state],
        clause=item.clause,
        weight="" if node.weight is None else exact_input(node.weight[at]),
        absence=next((absent.policy for absent in node.absences if absent.flags[at]), None),
        scoring=None if variant is None else _scoring(plan, item_at, run, at),
    )


def _scoring(plan: Plan, item_at: int, run: ItemRun, at: int) -> Scoring:
    item, state, unit, variant = run.item, run.states[at], run.units[at], run.variants[at]
    assert variant is not None, "a unit the item is for has a variant"
    carried = at in run.carried and at in run.rows
    row = run.rows.get(at)
    inputs = inputs_of(plan.facts, item_at, item, variant.rule, unit, row, carried=carried)
    policy = policy_of(plan, item, state)
    return Scoring(
        rule=variant.rule,
        direction=item.direction,
        measure=item.data.unit,
        inputs=inputs,
        lacking=lacking(variant.rule, inputs) if state == MISSING else (),
        peers=plan.facts.groups[plan.group_of[unit]]
        if policy == "group_average" or variant.rule.peers_needed()
        else "",
        policy=policy,
        to=plan.method.node(policy.to).title if isinstance(policy, Transfer) else "",
        owner=item.data.owner,
        carried=carried,
    )


def policy_of(plan: Plan, item: Item, state: int) -> Missing | NotApplicable | None:
    """What the method says about a cell without a value; None where there is one."""
    if state == MISSING:
        return plan.missing(item)
    return plan.not_applicable(item) if state == NOT_APPLICABLE else None


def given_block(plan: Plan, block: Block, children: tuple[Reason, ...], standing: Standing | None) -> Reason:
    """A block, or the total, over the reasons of its children."""
    return Reason(
        kind="total" if block.id == "total" else "block",
        id=block.id,
        title=title_of(block),
        full="",
        rounding=plan.round(block),
        state="scored",
        clause=block.clause,
        weight="" if block.weight is None else exact_input(block.weight),
        combining=Combining(
            aggregate=block.aggregate,
            not_applicable=plan.not_applicable(block),
            points="" if block.points is None else exact_input(block.points),
            scale="" if block.scale is None else exact_input(block.scale),
            floor="" if block.floor is None else exact_input(block.floor),
            cap="" if block.cap is None else exact_input(block.cap),
        ),
        standing=standing,
        children=children,
    )


def title_of(node: TreeNode) -> Text:
    """A node's title in both languages; the Chinese one where there is no other."""
    return Text(node.title, node.title_en or node.title)
