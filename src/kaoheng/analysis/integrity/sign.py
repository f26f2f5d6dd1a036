"""What a check hands back: a figure worth a second look, why, how strong the sign is, and where to look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.integrity.rules import IntegrityRules
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.text import Text

Strength = Literal["weak", "medium", "strong"]
STRENGTHS: Mapping[str, Text] = {
    "weak": Text("弱", "weak"),
    "medium": Text("中", "medium"),
    "strong": Text("强", "strong"),
}


@dataclass(frozen=True)
class Sign:
    """One sign. `p` is set where a probability was computed; such signs are kept only if they survive together."""

    check: str
    units: tuple[str, ...]
    items: tuple[str, ...]
    reason: Text
    look_at: Text
    strength: Strength = "weak"
    measure: str = ""
    """The number behind the strength: a p-value or a ratio."""
    p: Fraction | float | None = None
    rows: tuple[int, ...] = ()
    """Rows of the observations table."""

    def sentence(self) -> Text:
        """The reason, the strength with its number, and what to look at."""
        word, number = STRENGTHS[self.strength], f"（{self.measure}）" if self.measure else ""
        zh = f"{self.reason.zh}；迹象{word.zh}{number}，值得核对：{self.look_at.zh}。"
        en_number = f" ({self.measure})" if self.measure else ""
        return Text(zh, f"{self.reason.en}; a {word.en} sign{en_number}, worth checking: {self.look_at.en}.")


@dataclass(frozen=True)
class Look:
    """Everything a check may look at."""

    method: Method
    figures: Sequence[Figure]
    targets: Mapping[tuple[str, str], Fraction]
    """Targets by unit and item."""
    titles: Mapping[str, str]
    tags: Mapping[str, frozenset[str]]
    rules: IntegrityRules
    before: Sequence[Figure] = field(default=())
    """The figures of an earlier snapshot of the evidence."""

    def item(self, id: str) -> Item:
        """An item of the method."""
        return next(item for item in self.method.items if item.id == id)

    def name(self, unit: str) -> str:
        """A unit's title."""
        return self.titles.get(unit, unit)

    @property
    def actual(self) -> list[Figure]:
        """The actual values."""
        return [figure for figure in self.figures if figure.kind == "actual"]

    @property
    def year(self) -> list[Figure]:
        """The actual values of the method's whole year, the best established of each unit and item."""
        own = [f for f in self.actual if f.span.whole and f.span.year == self.method.method.year]
        best = {(f.unit, f.item): f for f in sorted(own, key=lambda f: f.status in ("certified", "final"))}
        return list(best.values())


def by_chance(p: Fraction | float) -> Strength:
    """The strength of a probability: below 0.1% strong, below 1% medium."""
    return "strong" if p < Fraction(1, 1000) else "medium" if p < Fraction(1, 100) else "weak"


def p_words(p: Fraction | float) -> str:
    """A probability as it is printed."""
    return "p<0.0001" if p < 0.0001 else f"p={float(p):.4f}"
