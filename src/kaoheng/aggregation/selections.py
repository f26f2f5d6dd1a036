"""Aggregations that choose among a block's items, or count them."""

from typing import ClassVar, Literal

from pydantic import Field

from kaoheng.aggregation.children import Aggregation, Child, added
from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.rule import Exact
from kaoheng.text import Text


class Min(Aggregation):
    """The lowest score of the items a unit has (取低)."""

    title: ClassVar[Text] = Text("取最低分", "the lowest of the items")

    kind: Literal["min"]

    def combine(self, x: Columns, children: list[Child]) -> Number:
        return _sorted(x, children)[0]


class Max(Aggregation):
    """The highest score of the items a unit has (就高)."""

    title: ClassVar[Text] = Text("取最高分", "the highest of the items")

    kind: Literal["max"]

    def combine(self, x: Columns, children: list[Child]) -> Number:
        ordered, count = _sorted(x, children), _count(x, children)
        return _mean_of_places(x, ordered, count, count)


class TrimmedMean(Aggregation):
    """The mean after dropping the lowest and highest; the plain mean where fewer than `at_least` remain."""

    title: ClassVar[Text] = Text("去掉最低分和最高分后的平均", "trimmed mean")

    kind: Literal["trimmed_mean"]
    drop_low: int = Field(ge=0, le=100)
    """How many of the lowest are dropped."""
    drop_high: int = Field(ge=0, le=100)
    """How many of the highest are dropped."""
    at_least: int = Field(ge=1, le=1000)
    """Items needed before any is dropped; with fewer the plain mean is taken."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        ordered, count = _sorted(x, children), _count(x, children)
        enough = x.at_least(count, max(self.at_least, self.drop_low + self.drop_high + 1))
        first = x.where(enough, self.drop_low + 1, 1)
        last = x.where(enough, count - self.drop_high, count)
        return _mean_of_places(x, ordered, first, last)

    def words(self) -> Text:
        return Text(
            f"去掉{self.drop_low}个最低分、{self.drop_high}个最高分后平均（不足{self.at_least}项的直接平均）",
            f"mean without the {self.drop_low} lowest and {self.drop_high} highest (of at least {self.at_least})",
        )


class BestOf(Aggregation):
    """The mean or the sum of the `n` best scores a unit has (取最好的n项)."""

    title: ClassVar[Text] = Text("取最好的若干项", "the best of the items")

    kind: Literal["best"]
    n: int = Field(ge=1, le=1000)
    """How many count."""
    then: Literal["mean", "sum"]
    """What becomes of them."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        ordered, count = _sorted(x, children), _count(x, children)
        first = x.maximum(count - (self.n - 1), 1)
        mean = _mean_of_places(x, ordered, first, count)
        return mean if self.then == "mean" else mean * (count - first + 1)

    def words(self) -> Text:
        how = Text("平均", "mean") if self.then == "mean" else Text("相加", "sum")
        return Text(f"取得分最高的{self.n}项{how.zh}", f"{how.en} of the {self.n} best")


class Count(Aggregation):
    """How many items reach a score, each worth `points_each`."""

    title: ClassVar[Text] = Text("达标项计数", "count of items that reach a mark")

    kind: Literal["count"]
    at_least: Exact
    """The share of an item's points that counts as reached: 1 for full marks."""
    points_each: Exact
    """Points for every item that reaches the mark."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        reached = [
            child.present(x, x.where(x.at_least(child.score, child.full * self.at_least), 1, 0)) for child in children
        ]
        return added(reached) * self.points_each

    def words(self) -> Text:
        share, each = as_text(self.at_least * 100), as_text(self.points_each)
        return Text(f"得分达到{share}%的每项计{each}分", f"{each} for every item at {share}% or more")


def _count(x: Columns, children: list[Child]) -> Number:
    return x.wide(added([child.present(x, 1) for child in children]))


def _sorted(x: Columns, children: list[Child]) -> list[Number]:
    """The scores of each unit in rising order; absent ones stand last as copies of the highest present."""
    top: Number = None
    for child in children:
        low = child.present(x, child.score, -(10**9))
        top = low if top is None else x.maximum(top, low)
    scores = [child.present(x, child.score, 10**9) for child in children]
    for end in range(len(scores) - 1, 0, -1):  # a sorting network: the same comparisons whatever the values
        for i in range(end):
            a, b = scores[i], scores[i + 1]
            scores[i], scores[i + 1] = x.minimum(a, b), x.maximum(a, b)
    return [x.minimum(score, top) for score in scores]


def _mean_of_places(x: Columns, ordered: list[Number], first: Number, last: Number) -> Number:
    chosen = [x.where(x.at_least(i, first) & x.at_least(last, i), score, 0) for i, score in enumerate(ordered, start=1)]
    return x.ratio(added(chosen), last - first + 1)
