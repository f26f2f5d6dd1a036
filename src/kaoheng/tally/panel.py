"""评委评分与评价: ratings or orders by raters become the score of a unit, class by class."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from kaoheng.numbers import as_text
from kaoheng.rules.rule import About
from kaoheng.tally.channel import RowProblem, Tally
from kaoheng.tally.panels.clause import clause
from kaoheng.tally.panels.means import Given, Scored, given, scored
from kaoheng.tally.panels.problems import problems
from kaoheng.tally.panels.raters import Heard, heard
from kaoheng.tally.panels.terms import PanelTerms, RankPoints
from kaoheng.tally.panels.words import people, raters, sentence
from kaoheng.tally.rows import RatingRow
from kaoheng.text import Text


class Panel(PanelTerms):
    """R26: the mean, median or trimmed mean of raters, or points for the orders they put the units in.

    Measures: `score`; `raters`, how many rated the unit, or gave it points; the score of a class (`score@leaders`),
    or its points (`points@jury`); with a table of points, how many gave exactly so many (`times:12`).
    """

    kind: Literal["panel"]

    def measures(self) -> tuple[str, ...]:
        times = [f"times:{as_text(points)}" for points in self._amounts()]
        return ("score", "raters", *(f"{self._part}@{name}" for name in self.classes if name), *times)

    @property
    def _part(self) -> str:
        return "points" if isinstance(self.by, RankPoints) else "score"

    def _amounts(self) -> list[Fraction]:
        return sorted({points for table in self.tables() for points in table.points if points}, reverse=True)

    def problems(self, rows: Sequence[RatingRow]) -> Iterator[RowProblem]:
        return problems(self, rows)

    def tally(self, members: Sequence[str], rows: Sequence[RatingRow]) -> dict[str, Tally]:
        everyone = heard(self, members, rows)
        gave = given(self, everyone.raters)
        return {unit: self._of(unit, gave.get(unit, {}), everyone) for unit in members}

    def _of(self, unit: str, own: Given, everyone: Heard) -> Tally:
        count = raters(unit, everyone)
        found = everyone.refused or self._too_few(count) or scored(self, unit, own)
        notes = {"raters": str(count)}
        if isinstance(found, Text):
            told = people(self, unit, own, everyone)
            return Tally({}, Text(f"{found.zh}；{told.zh}", f"{found.en}; {told.en}"), found, notes)
        return Tally(self._values(own, found, count), sentence(self, unit, own, found, everyone), None, notes)

    def _too_few(self, count: int) -> Text | None:
        if count >= self.raters_at_least:
            return None
        least = self.raters_at_least
        return Text(f"只有{count}人评价，少于{least}人，不能计分", f"rated by {count}, fewer than {least}: no score")

    def _values(self, own: Given, found: Scored, count: int) -> dict[str, Fraction]:
        points = [value for gave in own.values() for _, value in gave]
        times = {f"times:{as_text(each)}": Fraction(points.count(each)) for each in self._amounts()}
        classes = {f"{self._part}@{name}": value for name, value in found.classes.items() if name}
        gave_any = sum(value > 0 for value in points) if isinstance(self.by, RankPoints) else count
        return {"score": found.score, "raters": Fraction(gave_any), **classes, **times}

    def clause(self, about: About) -> Text:  # noqa: ARG002
        return clause(self)
