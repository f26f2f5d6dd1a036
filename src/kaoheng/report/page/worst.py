"""The items a unit lost most at, where points of items can be compared at all."""

from dataclasses import dataclass
from fractions import Fraction

from kaoheng.aggregation.means import Sum
from kaoheng.method.tree import Block, walk
from kaoheng.report.page.ranking import MINUS, signed_loss
from kaoheng.report.reasons import Sentences
from kaoheng.report.view import View

MOST = 5


@dataclass(frozen=True, slots=True)
class Loss:
    """One item: its title, what was lost, and why."""

    title: str
    lost: str
    sentence: str


def comparable(view: View) -> bool:
    """Whether a point of one item is a point of the total: sums all the way, nothing rescaled."""
    blocks = (view.results.method.root, *view.results.method.blocks)
    return all(isinstance(block.aggregate, Sum) and block.scale is None for block in blocks)


def worst(view: View, sentences: Sentences, unit: int) -> tuple[Loss, ...]:
    """The largest losses, the largest first; none where items cannot be compared."""
    if not comparable(view):
        return ()
    lost: list[tuple[Fraction, int]] = []
    leaves = [node for node in walk(view.results.method.tree, apart=False) if not isinstance(node, Block)]
    for at, item in enumerate(leaves):
        score = view.published(item.id).exact(unit)
        if score is not None and score < view.fulls[item.id][unit]:
            lost.append((score - view.fulls[item.id][unit], at))
    found = []
    for less, at in sorted(lost)[:MOST]:
        item = leaves[at]
        sentence = sentences.get((view.results.facts.units[unit].id, item.id), "")
        found.append(Loss(view.title(item), MINUS + signed_loss(view, item.id, -less), sentence))
    return tuple(found)
