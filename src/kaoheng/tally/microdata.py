"""Indicators from microdata: income or another amount of each person or household, weighted up to a unit."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kaoheng.numbers import parse, round_to, written
from kaoheng.rules.rule import About
from kaoheng.tally.channel import Channel, RowProblem, Tally
from kaoheng.tally.distributions.statistics import AnyStatistic, Statistic
from kaoheng.tally.distributions.weighed import Weighed, weighed
from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.surveys.problems import person_problems
from kaoheng.text import Text, join


class Microdata(Channel):
    """Statistics of one variable, exact in the weights and values as written.

    Measures: `score`, the first statistic; every statistic by its id; `n` the values counted.
    """

    table: ClassVar[str] = "responses"

    kind: Literal["microdata"]
    variable: str
    """The question whose answers are the values."""
    measured: str
    """What the values are, such as 可支配收入."""
    measured_en: str = ""
    """The same in English."""
    weights: Literal["equal", "column"]
    """Whether all count the same, or as the column `weight` says."""
    blank: Literal["not_counted", "refuse"]
    """An empty value: left out, or an error in the evidence."""
    statistics: Annotated[dict[str, AnyStatistic], Field(min_length=1, max_length=50)]
    """What is taken from the distribution, by id."""
    least: Annotated[int, Field(ge=1)]
    """The least number of values; with fewer there is no score."""
    decimals: Annotated[int, Field(ge=0, le=12)] | None
    """Decimals of every statistic; null keeps them exact."""

    @model_validator(mode="after")
    def _own_names(self) -> Self:
        if taken := {"score", "n"} & set(self.statistics):
            raise ValueError(f"a statistic cannot be called {', '.join(sorted(taken))}; that is a measure already")
        return self

    def measures(self) -> tuple[str, ...]:
        return ("score", *self.statistics, "n")

    def problems(self, rows: Sequence[Any]) -> Iterator[RowProblem]:
        for at, row in enumerate(rows):
            if row.question != self.variable:
                what = Text(f"没有变量“{row.question}”", f"there is no variable “{row.question}”")
                yield RowProblem(at, "question", what, Text(f"变量为{self.variable}", f"it is {self.variable}"))
            elif row.answer and _number(row.answer) is None:
                what = Text(f"“{row.answer}”不是数", f"“{row.answer}” is not a number")
                yield RowProblem(at, "answer", what, Text("请填写数字", "write a number"))
            elif not row.answer and self.blank == "refuse":
                what = Text("没有填写数值", "the value is missing")
                yield RowProblem(at, "answer", what, Text("请填写，或删除该行", "write it, or delete the row"))
        yield from person_problems(rows, weighed=self.weights == "column")

    def tally(self, members: Sequence[str], rows: Sequence[Any]) -> dict[str, Tally]:
        own: dict[str, list[tuple[Fraction, Fraction]]] = {unit: [] for unit in members}
        for row in rows:
            value = _number(row.answer)
            if value is not None:
                own[row.unit_id].append((value, self._weight(row)))
        return {unit: self._tallied(pairs) for unit, pairs in own.items()}

    def clause(self, about: About) -> Text:  # noqa: ARG002
        what = join([each.words() for each in self.statistics.values()], "、", ", ")
        by = Text("按权数", "by weight ") if self.weights == "column" else Text("", "")
        digits = Text("", "")
        if self.decimals is not None:
            digits = Text(f"，保留{self.decimals}位小数", f", to {self.decimals} decimals")
        return Text(
            f"以样本的{self.measured}{by.zh}计算{what.zh}{digits.zh}，有效样本不少于{self.least}个",
            f"{what.en} of {self.measured_en or self.variable}, computed {by.en}from the sample{digits.en}; "
            f"at least {self.least} valid values",
        )

    def _weight(self, row: ResponseRow) -> Fraction:
        return row.weight if self.weights == "column" and row.weight is not None else Fraction(1)

    def _tallied(self, pairs: Sequence[tuple[Fraction, Fraction]]) -> Tally:
        if len(pairs) < self.least:
            return _none(
                Text(
                    f"有效样本{len(pairs)}个，少于规定的{self.least}个，请补充数据",
                    f"{len(pairs)} valid values, fewer than the {self.least} required; add data",
                )
            )
        given = weighed(pairs)
        found = {name: self._taken(each, given) for name, each in self.statistics.items()}
        undefined = [self.statistics[name].words() for name, value in found.items() if value is None]
        if undefined:
            what = join(undefined, "、", ", ")
            return _none(
                Text(
                    f"{what.zh}没有意义：数据中有负数，或最低部分合计为零，请核对数据",
                    f"{what.en} is not defined: values are negative or the lowest add up to zero; check the data",
                )
            )
        values = {name: value for name, value in found.items() if value is not None}
        first = next(iter(values.values()))
        return Tally({"score": first, **values, "n": Fraction(len(pairs))}, self._said(len(pairs), values))

    def _taken(self, statistic: Statistic, given: Weighed) -> Fraction | None:
        value = statistic.of(given)
        return None if value is None else round_to(value, self.decimals, "half_up")

    def _said(self, count: int, values: dict[str, Fraction]) -> Text:
        named = [(self.statistics[name].words(), written(value, self.decimals)) for name, value in values.items()]
        zh = "，".join(f"{words.zh}{number}" for words, number in named)
        en = ", ".join(f"{words.en} {number}" for words, number in named)
        return Text(
            f"有效样本{count}个，{self.measured}{zh}",
            f"{count} valid values, {self.measured_en or self.variable}: {en}",
        )


def _number(text: str) -> Fraction | None:
    try:
        return parse(text)
    except ValueError:
        return None


def _none(why: Text) -> Tally:
    return Tally({}, Text("没有结果：", "no result: ") + why, refused=why)
