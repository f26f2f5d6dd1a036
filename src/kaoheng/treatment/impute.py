"""缺数插补: a value for units without one, from the other units, from last year, or from other items."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Literal, Self

from pydantic import Field, model_validator

from kaoheng.numbers import round_to, written
from kaoheng.rules.rounding import decimals_clause
from kaoheng.rules.rule import About, Data
from kaoheng.text import Text, join
from kaoheng.treatment.least_squares import fitted
from kaoheng.treatment.treatment import Pool, Reach, Snag, Treated, Treatment


class Regression(Data):
    """The items a missing value is estimated from by least squares."""

    regress_on: tuple[str, ...] = Field(min_length=1)
    """The items."""


class Impute(Treatment):
    """Mean or median of the units with data, last year's value, or a least-squares estimate from named items.

    >>> step = Impute(kind="impute", by="group_median", over="group")
    >>> done = step.treat(Pool([Fraction(1), None, Fraction(4)]))
    >>> str(done.values[1]), done.said[1]["zh"]
    ('5/2', '没有数据，按本组有数据的2个单位的中位数插补为2.5')
    """

    kind: Literal["impute"]
    by: Literal["group_mean", "group_median", "carry_forward"] | Regression
    """What stands in: the mean or median of units with data, last year's value, or a regression on other items."""
    over: Literal["group", "all"] | None = None
    """Over which units: the ranking group or everybody; not for carry_forward."""
    decimals: int | None = Field(default=None, ge=0, le=15)
    """To how many decimals the estimate is rounded half up; exact where it is not given."""

    @model_validator(mode="after")
    def _reach_stated(self) -> Self:
        if (self.over is None) != (self.by == "carry_forward"):
            raise ValueError("请写明 over: group 或 all；carry_forward 不写（state over, except for carry_forward）")
        return self

    def reach(self) -> Reach:
        return self.over or "unit"

    def reads(self) -> tuple[str, ...]:
        return self.by.regress_on if isinstance(self.by, Regression) else ()

    def reads_prior(self) -> bool:
        return self.by == "carry_forward"

    def fills(self) -> bool:
        return True

    def treat(self, pool: Pool) -> Treated:
        gaps = [at for at, value in enumerate(pool.actual) if value is None]
        if not gaps:
            return Treated(tuple(pool.actual))
        if isinstance(self.by, Regression):
            return self._regressed(pool, gaps, self.by.regress_on)
        found: dict[int, tuple[Fraction, Text]] = {}
        present = [value for value in pool.actual if value is not None]
        if self.by == "carry_forward":
            words = Text("没有数据，沿用上年值", "no value: last year's stands in, ")
            found = {at: (value, words) for at in gaps if pool.prior and (value := pool.prior[at]) is not None}
        elif present:
            mean = self.by == "group_mean"
            value = sum(present, Fraction(0)) / len(present) if mean else Fraction(median(present))
            zh, en = ("平均值", "mean") if mean else ("中位数", "median")
            whose = Text("本组", "of its group") if self.over == "group" else Text("全部", "of all")
            words = Text(
                f"没有数据，按{whose.zh}有数据的{len(present)}个单位的{zh}插补为",
                f"no value: the {en} of the {len(present)} units {whose.en} with data, ",
            )
            found = dict.fromkeys(gaps, (value, words))
        return self._filled(pool, found)

    def _filled(self, pool: Pool, found: dict[int, tuple[Fraction, Text]]) -> Treated:
        values, said = list(pool.actual), {}
        for at, (exact, words) in found.items():
            value = values[at] = round_to(exact, self.decimals, "half_up")
            said[at] = words + Text(written(value), written(value))
        return Treated(tuple(values), said)

    def _regressed(self, pool: Pool, gaps: Sequence[int], items: tuple[str, ...]) -> Treated:
        def row(at: int) -> list[Fraction] | None:
            values = [pool.others[item][at] for item in items]
            whole = [value for value in values if value is not None]
            return whole if len(whole) == len(values) else None

        pairs = [(known, value) for at, value in enumerate(pool.actual) if value is not None and (known := row(at))]
        open_ = {at: known for at in gaps if (known := row(at)) is not None}
        terms = fitted([known for known, _ in pairs], [value for _, value in pairs]) if open_ else []
        if terms is None:
            names = join([pool.title(item) for item in items], "、", ", ")
            why = Text(
                f"不能按{names.zh}回归插补：有数据的{len(pairs)}个单位不足，或各指标共线",
                f"no regression on {names.en}: the {len(pairs)} units with data are too few, or items are collinear",
            )
            mend = Text("请换一种插补方法，或改变所依据的指标", "Impute in another way, or from other items")
            return Treated(tuple(pool.actual), {}, tuple(Snag(at, why, mend) for at in open_))
        found = {}
        for at, known in open_.items():
            estimate = terms[0] + sum((b * x for b, x in zip(terms[1:], known, strict=True)), Fraction(0))
            found[at] = (estimate, self._equation(pool, items, terms, known, len(pairs)))
        return self._filled(pool, found)

    def _equation(
        self, pool: Pool, items: tuple[str, ...], terms: list[Fraction], known: list[Fraction], units: int
    ) -> Text:
        parts = [
            (pool.title(item), f"{written(b)}×", f"（{written(x)}）")
            for item, b, x in zip(items, terms[1:], known, strict=True)
        ]
        zh = "+".join([written(terms[0]), *(f"{b}{title.zh}{x}" for title, b, x in parts)])
        en = " + ".join([written(terms[0]), *(f"{b}{title.en}{x}" for title, b, x in parts)])
        return Text(
            f"没有数据，按有数据的{units}个单位的最小二乘回归{zh}插补为",
            f"no value: the least-squares estimate over {units} units with data, {en}, ",
        )

    def clause(self, about: About) -> Text:  # noqa: ARG002
        return self._way() + decimals_clause(self.decimals)

    def _way(self) -> Text:
        whose = Text("本组", "the group") if self.over == "group" else Text("全部单位", "all units")
        if isinstance(self.by, Regression):
            items = "、".join(self.by.regress_on)
            return Text(f"缺数的以{items}回归估计", f"missing values are estimated by regression on {items}")
        if self.by == "carry_forward":
            return Text("缺数的沿用上年值", "last year's value stands in for a missing one")
        zh, en = ("平均值", "mean") if self.by == "group_mean" else ("中位数", "median")
        return Text(f"缺数的以{whose.zh}{zh}插补", f"missing values are the {en} of {whose.en}")
