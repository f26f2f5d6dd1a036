"""折衷排序: the group's utility against the regret of the weakest item."""

from typing import ClassVar, Literal

from kaoheng.aggregation.children import Aggregation, Child, added, highest, lowest
from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.numbers import written
from kaoheng.rules.rule import Exact
from kaoheng.text import Text


class Vikor(Aggregation):
    """1 − Q, with Q = v·(S − S*)/(S⁻ − S*) + (1 − v)·(R − R*)/(R⁻ − R*); from 0 to 1, more is better.

    S is the sum and R the largest of w_j·(f*_j − f_j)/(f*_j − f⁻_j) over the items a unit has, f*_j and f⁻_j the
    highest and lowest score of item j in the group, S*, R* the least and S⁻, R⁻ the most of the group. A part
    whose ends are equal, as in a group of one, is nought; so where all units are equal each has 1.
    """

    title: ClassVar[Text] = Text("折衷排序法（VIKOR）", "VIKOR")
    weighted: ClassVar[bool] = True
    looks_at_group: ClassVar[bool] = True

    kind: Literal["vikor"]
    v: Exact
    """The weight of the utility of all items together, S, against the regret of the worst, R; from 0 to 1."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        short = [child.present(x, _shortfall(x, child)) for child in children]
        together, worst = added(short), short[0]
        for one in short[1:]:
            worst = x.maximum(worst, one)
        peers = _any(children)
        return 1 - _placed(x, together, peers) * self.v - _placed(x, worst, peers) * (1 - self.v)

    def words(self) -> Text:
        v = written(self.v)
        return Text(f"折衷排序法（VIKOR，决策机制系数v={v}，得分为1−Q）", f"VIKOR (v = {v}, scored as 1 − Q)")


def _shortfall(x: Columns, child: Child) -> Number:
    high, low = highest(x, child), lowest(x, child)
    return x.ratio(high - child.score, high - low) * child.weight


def _any(children: list[Child]) -> Flags | None:
    """The units that have any of the items; None for all."""
    flags = None
    for child in children:
        if child.counts is None:
            return None
        flags = child.counts if flags is None else flags | child.counts
    return flags


def _placed(x: Columns, values: Number, peers: Flags | None) -> Number:
    """Where a value stands between the least and the most of the group."""
    whole = Child("", values, 0, 0, peers)
    least, most = lowest(x, whole), highest(x, whole)
    return x.ratio(values - least, most - least)
