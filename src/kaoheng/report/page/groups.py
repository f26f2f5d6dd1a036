"""One ranking group of the page: table, bars, heat map and score sheets, made when the page reaches it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kaoheng.report.charts.bars import Bar, ranking_bars
from kaoheng.report.page.heat import HeatTable, heat_tables
from kaoheng.report.page.ranking import Column, Row, averages, columns, rows
from kaoheng.report.page.tones import grade_tone
from kaoheng.report.page.units import UnitSheet, unit_sheet
from kaoheng.report.reasons import Sentences
from kaoheng.report.shares import Share
from kaoheng.report.view import View
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER

MANY = 60
"""Units above which a group's pictures wait to be opened."""


@dataclass(frozen=True)
class GroupSection:
    """What the page shows of one group."""

    view: View
    group: str
    shares: list[Share] | None
    sentences: Sentences

    @property
    def title(self) -> str:
        """The group's title."""
        return self.view.group_title(self.group)

    @property
    def units(self) -> list[int]:
        """The units by rank."""
        return self.view.results.order(self.group)

    @property
    def many(self) -> bool:
        """Whether the group is so large that its pictures are folded."""
        return len(self.units) > MANY

    @property
    def columns(self) -> list[Column]:
        """The heads of the top-level nodes."""
        return columns(self.view, self.group)

    @property
    def rows(self) -> list[Row]:
        """The ranking table."""
        return rows(self.view, self.group)

    @property
    def averages(self) -> tuple[str, list[str]]:
        """The mean total, and the mean of every top-level node."""
        return averages(self.view, self.group)

    @property
    def heat(self) -> list[HeatTable]:
        """The heat map."""
        return heat_tables(self.view, self.group)

    @property
    def bars(self) -> list[Markup]:
        """The picture of totals, in pieces that fit a page."""
        view, results = self.view, self.view.results
        bars = [
            Bar(
                results.rank_text(unit),
                results.facts.units[unit].title,
                results.totals.exact(unit) or view.fulls["total"][unit] * 0,
                view.shown("total", unit),
                grade_tone(view, unit),
                view.grade_word(unit) + (" " + view.words("undecided") if results.undecided[unit] else ""),
            )
            for unit in self.units
        ]
        title = view.words("chart", self.title)
        return ranking_bars(bars, results.method.method.full_marks, title, self.spread)

    @property
    def spread(self) -> str:
        """The group in one sentence: how many units, the best, the last, the mean."""
        view, best, last = self.view, self.units[0], self.units[-1]
        names, mean = view.results.facts.units, self.averages[0]
        top, low = view.shown("total", best), view.shown("total", last)
        if view.language == "zh":
            return f"共{len(self.units)}个单位，最高{names[best].title}{top}，最低{names[last].title}{low}，平均{mean}"
        return (
            f"{len(self.units)} units; highest {names[best].title} {top}; lowest {names[last].title} {low}; mean {mean}"
        )

    @property
    def absent(self) -> dict[str, int]:
        """How many cells of the group are without data, not applicable, or not the unit's."""
        units = self.units
        states = [self.view.results.states[item.id][units] for item in self.view.results.method.items]
        keys = {"missing": MISSING, "not_applicable": NOT_APPLICABLE, "not_member": NOT_MEMBER}
        return {key: sum(int((each == state).sum()) for each in states) for key, state in keys.items()}

    def sheets(self) -> Iterator[UnitSheet]:
        """The score sheets, one after the other."""
        for unit in self.units:
            yield unit_sheet(self.view, self.shares, self.sentences, unit)
