"""历年结果: one value from what several years came to, such as half the mean of the earlier and half the last."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from kaoheng.numbers import as_text, round_to, written
from kaoheng.rules.rounding import decimals_clause
from kaoheng.rules.rule import About, Data, Exact
from kaoheng.tables import Past
from kaoheng.tally.channel import Channel, Tally
from kaoheng.text import Text, join

Absent = Literal["missing", "skip"]
Simple = Literal["mean", "sum", "max", "min", "last"]


class FinalShare(Data):
    """The final year has its share, the mean of the earlier ones the rest: 期末＝50%×前几年平均＋50%×期末年."""

    final_share: Exact = Field(ge=0, le=1)
    """The share of the final year."""


Combine = Simple | FinalShare

_WORDS: dict[str, Text] = {
    "mean": Text("平均", "the mean"),
    "sum": Text("合计", "the sum"),
    "max": Text("最高", "the highest"),
    "min": Text("最低", "the lowest"),
    "last": Text("最近一年", "the last"),
}


def several_years(
    history: Iterable[Past], unit: str, node: str, years: Sequence[int], combine: Combine, absent: Absent
) -> Fraction | None:
    """A node's scores of several years as one value, exactly; the last of `years` is the final one.

    A year without a score leaves no value (`missing`), or is passed over (`skip`); the final year is needed where
    it has its own share, and one earlier one.

    >>> rows = [Past("a", year, score=Fraction(score)) for year, score in ((2017, 80), (2018, 85), (2019, 93))]
    >>> str(several_years(rows, "a", "total", (2017, 2018, 2019), FinalShare(final_share="50%"), "missing"))
    '351/4'
    """
    scores = {past.year: past.score for past in history if past.unit_id == unit and past.node == node}
    return combined([scores.get(year) for year in years], combine, absent)


def combined(scores: Sequence[Fraction | None], combine: Combine, absent: Absent) -> Fraction | None:
    """The scores of several years, oldest first, as one value; None where they do not allow one."""
    present = [score for score in scores if score is not None]
    if not present or (absent == "missing" and len(present) < len(scores)):
        return None
    if isinstance(combine, FinalShare):
        earlier = [score for score in scores[:-1] if score is not None]
        if scores[-1] is None or not earlier:
            return None
        return combine.final_share * scores[-1] + (1 - combine.final_share) * _mean(earlier)
    match combine:
        case "mean":
            return _mean(present)
        case "sum":
            return sum(present, Fraction(0))
        case "max":
            return max(present)
        case "min":
            return min(present)
        case "last":
            return present[-1]


def _mean(scores: Sequence[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)


class History(Channel):
    """score = several years of one node as one value; what a year came to is read from the table of earlier years."""

    table: ClassVar[str] = "history"

    kind: Literal["history"]
    node: str = "total"
    """The node of the earlier editions, as the table names it."""
    years: tuple[int, ...] = Field(min_length=1, max_length=50)
    """The years, oldest first."""
    combine: Combine
    """How the years become one value."""
    absent: Absent
    """A year without a score: there is no value, or the others are combined without it."""
    decimals: int | None = Field(ge=0, le=9)
    """To how many decimals the value is rounded, half up; null to keep it exact."""

    def tally(self, members: Sequence[str], rows: Sequence[Past]) -> dict[str, Tally]:
        return {
            unit: self._one([row for row in rows if row.unit_id == unit and row.node == self.node]) for unit in members
        }

    def _one(self, rows: Sequence[Past]) -> Tally:
        scores = {row.year: row.score for row in rows}
        own = [scores.get(year) for year in self.years]
        value = combined(own, self.combine, self.absent)
        notes = {str(year): as_text(score) for year, score in zip(self.years, own, strict=True) if score is not None}
        if value is None:
            lacking = "、".join(str(year) for year, score in zip(self.years, own, strict=True) if score is None)
            refused = Text(f"缺{lacking}年度的得分", f"there is no score of {lacking.replace('、', ', ')}")
            return Tally({}, refused, refused, notes)
        rounded = round_to(value, self.decimals, "half_up")
        said = join(
            [
                Text(f"{year}年{written(Fraction(score))}分", f"{written(Fraction(score))} in {year}")
                for year, score in notes.items()
            ],
            "，",
            ", ",
        )
        how = self._how()
        end = Text(f"；{how.zh}为{written(rounded)}", f"; {how.en} is {written(rounded)}")
        if rounded != value:
            end += Text(f"（由{written(value)}四舍五入）", f" ({written(value)} rounded half up)")
        return Tally({"score": rounded}, said + end, None, notes)

    def _how(self) -> Text:
        if isinstance(self.combine, FinalShare):
            final, rest = written(self.combine.final_share * 100), written((1 - self.combine.final_share) * 100)
            return Text(
                f"前几年平均×{rest}%＋末年×{final}%",
                f"{rest}% of the mean of the earlier years and {final}% of the last",
            )
        return _WORDS[self.combine]

    def clause(self, about: About) -> Text:  # noqa: ARG002
        years, how = "、".join(map(str, self.years)), self._how()
        listed = ", ".join(map(str, self.years))
        node = Text("", "") if self.node == "total" else Text(f"“{self.node}”", f" of “{self.node}”")
        said = Text(f"取{years}年度{node.zh}得分，按{how.zh}计算", f"of the scores{node.en} of {listed}: {how.en}")
        return said + decimals_clause(self.decimals)
