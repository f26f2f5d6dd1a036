"""Sums and means of a block's items."""

from fractions import Fraction
from typing import ClassVar, Literal

from kaoheng.aggregation.children import Aggregation, Child, added
from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.text import Text


class Sum(Aggregation):
    """Σ s_j, each stretched by what spreading added to its points."""

    title: ClassVar[Text] = Text("各项得分相加", "sum of the items")

    kind: Literal["sum"]

    def combine(self, x: Columns, children: list[Child]) -> Number:
        return added([child.present(x, child.stretched()) for child in children])


class WeightedSum(Aggregation):
    """Σ w_j·s_j with the weights as stated, whether or not they add up to one."""

    title: ClassVar[Text] = Text("各项得分乘以权重后相加", "weighted sum of the items")
    weighted: ClassVar[bool] = True

    kind: Literal["weighted_sum"]

    def combine(self, x: Columns, children: list[Child]) -> Number:
        return added([child.present(x, child.score * child.weight) for child in children])


class WeightedMean(Aggregation):
    """Σ w_j·s_j / Σ w_j over the items a unit has, or over all with absent ones at zero."""

    title: ClassVar[Text] = Text("加权平均", "weighted mean")
    weighted: ClassVar[bool] = True

    kind: Literal["weighted_mean"]
    over: Literal["present", "all"] = "present"
    """The items a unit has, or all, absent ones counting zero."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        top = added([child.present(x, child.score * child.weight) for child in children])
        return x.ratio(top, _weights(x, children, self.over))


class GeometricMean(Aggregation):
    """(Π s_j^w_j)^(1/Σw) over the items a unit has; zero as soon as one score is zero or less."""

    title: ClassVar[Text] = Text("加权几何平均", "weighted geometric mean")
    weighted: ClassVar[bool] = True

    kind: Literal["geometric"]

    def combine(self, x: Columns, children: list[Child]) -> Number:
        logs = added([child.present(x, x.log(child.score) * child.weight) for child in children])
        mean = x.exp(x.ratio(logs, _weights(x, children, "present")))
        for child in children:
            mean = x.where(x.below(0, child.present(x, child.score, 1)), mean, 0)
        return mean


class HarmonicMean(Aggregation):
    """Σ w_j / Σ (w_j/s_j) over the items a unit has; zero as soon as one score is zero or less."""

    title: ClassVar[Text] = Text("加权调和平均", "weighted harmonic mean")
    weighted: ClassVar[bool] = True

    kind: Literal["harmonic"]

    def combine(self, x: Columns, children: list[Child]) -> Number:
        scores = [child.present(x, child.score, 1) for child in children]
        positive = [x.below(0, score) for score in scores]
        shares = added(
            [
                child.present(x, x.ratio(child.weight, x.where(flags, score, 1)))
                for child, score, flags in zip(children, scores, positive, strict=True)
            ]
        )
        mean = x.ratio(_weights(x, children, "present"), shares)
        for flags in positive:
            mean = x.where(flags, mean, 0)
        return mean


def _weights(x: Columns, children: list[Child], over: Literal["present", "all"]) -> Number:
    if over == "all":
        return added([child.weight for child in children])
    weights = added([child.present(x, child.weight) for child in children])
    return weights if not isinstance(weights, Fraction) else x.wide(weights)
