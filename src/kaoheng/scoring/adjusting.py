"""Adjustments of the leading group (领导组调整): put in place of what was computed, which must be what they name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.numbers import as_text, parse, round_to
from kaoheng.tables import Adjustment, Matter
from kaoheng.text import Text

PRINTED = 9
"""Decimals to which an unrounded total is printed, and so named."""

_MATTERS: Mapping[Matter, Text] = {
    "total": Text("总分", "the total"),
    "rank": Text("名次", "the rank"),
    "grade": Text("等次", "the grade"),
}


@dataclass(frozen=True)
class Adjustments:
    """The adjustments of a year; units are told by position."""

    facts: Facts

    @cached_property
    def _by_matter(self) -> Mapping[tuple[str, int], Adjustment]:
        at = {unit.id: position for position, unit in enumerate(self.facts.units)} if self.facts.adjustments else {}
        return {(one.matter, at[one.unit_id]): one for one in self.facts.adjustments}

    def of(self, unit: int, matter: Matter) -> Adjustment | None:
        """The adjustment of a unit's total, rank or grade."""
        return self._by_matter.get((matter, unit))

    @cached_property
    def totals(self) -> Mapping[int, Fraction]:
        """The totals that hold instead of the computed ones."""
        return {unit: parse(one.after) for (matter, unit), one in self._by_matter.items() if matter == "total"}

    def before(self, unit: int) -> Fraction:
        """The total that was computed for a unit whose total is adjusted."""
        return parse(self._by_matter["total", unit].before)

    @cached_property
    def moved(self) -> Mapping[int, Fraction]:
        """How much was added to totals, or taken from them."""
        return {unit: after - self.before(unit) for unit, after in self.totals.items()}

    @cached_property
    def touched(self) -> tuple[int, ...]:
        """The units with an adjustment."""
        return tuple(sorted({unit for _, unit in self._by_matter}))

    def check_totals(self, computed: Callable[[int], Fraction | None], decimals: int | None) -> None:
        """Refuse, all at once, totals that were not computed as the adjustments say."""
        found, places = [], PRINTED if decimals is None else decimals
        for unit in sorted(self.totals):
            adjustment, value = self._by_matter["total", unit], computed(unit)
            shown = None if value is None else round_to(value, places, "half_up")
            if shown != round_to(parse(adjustment.before), PRINTED, "half_up"):
                found.append(self.mismatch(unit, adjustment, "" if shown is None else as_text(shown)))
        if found:
            raise Refused(found)

    def mismatch(self, unit: int, adjustment: Adjustment, computed: str) -> Finding:
        """An adjustment that names something else than what was computed."""
        what, before = _MATTERS[adjustment.matter], adjustment.before
        return Finding(
            "adjustment_of_another_result",
            Place(file=self.facts.units[unit].title, path="领导组调整"),
            Text(
                f"{what.zh}算得{computed or '空'}，调整表写的调整前是{before}",
                f"{what.en} was computed as {computed or 'nothing'}, the adjustment says {before}",
            ),
            Text("请核对后按算得的结果填写调整前", "Check it, and give what was computed as before"),
        )


def sentence(adjustment: Adjustment) -> Text:
    """领导组将名次由第2名调整为第1名（理由：…；文号）."""
    what = _MATTERS[adjustment.matter]
    before, after = adjustment.before, adjustment.after
    if adjustment.matter == "rank":
        before, after = f"第{before}名", f"第{after}名"
    zh = f"领导组将{what.zh}由{before}调整为{after}（理由：{adjustment.reason}；{adjustment.document}）"
    by = f"from {adjustment.before} to {adjustment.after} ({adjustment.reason}; {adjustment.document})"
    return Text(zh, f"the leading group changed {what.en} {by}")
