"""逼近理想解排序: how near each unit is to the best of its group, and how far from the worst."""

from typing import ClassVar, Literal

from kaoheng.aggregation.children import Aggregation, Child, added, highest, lowest
from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import written
from kaoheng.rules.rule import Exact
from kaoheng.text import Text


class Topsis(Aggregation):
    """D⁻ / (D⁺ + D⁻), with D⁺ = √Σ (w_j·(r⁺_j − r_j))² and D⁻ = √Σ (w_j·(r_j − r⁻_j))²; from 0 to 1.

    r_j is the normalised score of item j, r⁺_j and r⁻_j the highest and lowest of the group's units that have
    the item. More is better in every score. Items a unit does not have are left out of its distances.
    """

    title: ClassVar[Text] = Text("逼近理想解排序法（TOPSIS）", "TOPSIS")
    weighted: ClassVar[bool] = True
    looks_at_group: ClassVar[bool] = True

    kind: Literal["topsis"]
    normalise: Literal["vector", "min_max"]
    """r = s / √Σ s² over the group, or r = (s − lowest) / (highest − lowest); 0 where that divides by nought."""
    when_equal: Exact
    """The closeness of a unit at no distance from either end: all units equal, or a group of one."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        to_best: list[Number] = []
        to_worst: list[Number] = []
        for child in children:
            high, low = highest(x, child), lowest(x, child)
            scale = high - low
            if self.normalise == "vector":
                scale = x.sqrt(x.total(child.present(x, child.score * child.score)))
            to_best.append(_squared(x, child, high - child.score, scale))
            to_worst.append(_squared(x, child, child.score - low, scale))
        best, worst = x.sqrt(added(to_best)), x.sqrt(added(to_worst))
        return x.ratio(worst, best + worst, self.when_equal)

    def words(self) -> Text:
        how = Text("向量归一", "vector") if self.normalise == "vector" else Text("极差归一", "min–max")
        equal = written(self.when_equal)
        return Text(
            f"逼近理想解排序法（TOPSIS，{how.zh}，无差距时为{equal}）",
            f"TOPSIS ({how.en} normalisation, {equal} where there is no distance)",
        )


def _squared(x: Columns, child: Child, gap: Number, scale: Number) -> Number:
    weighted = x.ratio(gap, scale) * child.weight
    return child.present(x, weighted * weighted)
