"""What vetoes and the leading group did to a unit, beside and instead of what was computed."""

from collections.abc import Iterator

from kaoheng.method.tree import Block, TreeNode, walk
from kaoheng.report.view import View
from kaoheng.scoring.adjusting import sentence
from kaoheng.tables import Matter

_MATTERS: tuple[Matter, ...] = ("total", "rank", "grade")


def vetoed(view: View, node: TreeNode, unit: int) -> bool:
    """Whether a veto left nothing of the node for this unit, or of one below it."""
    struck = view.plan.vetoes.struck
    return any(unit in struck.get(each.id, {}) for each in (walk((node,)) if isinstance(node, Block) else (node,)))


def adjusted(view: View, unit: int) -> str:
    """What the leading group changed, for a table: total 88.50→87.50; empty where nothing."""
    found = [(matter, view.plan.adjustments.of(unit, matter)) for matter in _MATTERS]
    return "; ".join(f"{matter} {one.before}→{one.after}" for matter, one in found if one is not None)


def decisions(view: View) -> Iterator[tuple[int, str]]:
    """Every unit with a sentence for each thing that was decided about it: vetoes first, then adjustments."""
    vetoes, adjustments = view.plan.vetoes, view.plan.adjustments
    for unit in view.order:
        for node, units in vetoes.struck.items():
            if unit in units:
                because, title = view.said(units[unit].because), view.title(view.results.method.node(node))
                yield unit, because + view.words("vetoed_zero", title)
        if unit in vetoes.touched:
            said = [*(limit.why for limit in vetoes.limits(unit)), *vetoes.steps_down(unit), *vetoes.sentences(unit)]
            yield from ((unit, view.said(each)) for each in said)
        for matter in _MATTERS:
            one = adjustments.of(unit, matter)
            if one is not None:
                yield unit, view.said(sentence(one))
