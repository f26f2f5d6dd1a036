"""Whether a condition holds for a unit, and the sentence that says so with its numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kaoheng.method.consequences import Condition, Consecutive
from kaoheng.results import Results
from kaoheng.scoring.memory import Memory
from kaoheng.text import Text, join

Found = tuple[bool, Text]
"""Whether it holds, and what is the case."""


@dataclass(frozen=True)
class Known:
    """What conditions may look at: a year's results and the years before it."""

    results: Results

    @cached_property
    def memory(self) -> Memory:
        """The earlier years."""
        facts = self.results.facts
        return Memory(facts.history, facts.predecessors)

    @cached_property
    def _last(self) -> dict[str, tuple[Fraction, int]]:
        """The last place of every group, and how many units it has; one whose units are all equal has none."""
        facts, ranks = self.results.facts, self.results.ranks
        found = {}
        for group, name in enumerate(facts.groups):
            own = [ranks[unit] for unit in facts.members(group)]
            found[name] = max(own) if min(own) < max(own) else Fraction(0), len(own)
        return found

    def place(self, unit: int) -> Text:
        """在县（市、区）中列第6名（共6个单位）."""
        group = self.results.group_of(unit)
        named, size, rank = self.results.method.groups[group], self._last[group][1], self.results.rank_text(unit)
        return Text(
            f"在{named.title}中列第{rank}名（共{size}个单位）",
            f"place {rank} of {size} in {named.title_en or named.title}",
        )

    def is_last(self, unit: int) -> bool:
        """Whether no one of the group stands behind the unit, and someone before it."""
        return self.results.ranks[unit] == self._last[self.results.group_of(unit)][0]

    def holds(self, condition: Condition, unit: int) -> Found:
        """Whether a condition holds for a unit."""
        if condition.all is not None:
            return _joined(condition.all, self, unit, all)
        if condition.any is not None:
            return _joined(condition.any, self, unit, any)
        if condition.none is not None:
            holds, said = self.holds(condition.none, unit)
            return not holds, said
        return self._single(condition, unit)

    def _single(self, condition: Condition, unit: int) -> Found:
        rank, grade = self.results.ranks[unit], self.results.grades[unit]
        if condition.grade is not None:
            return grade in condition.grade, Text(f"等次为{grade or '空'}", f"the grade is {grade or 'none'}")
        if condition.rank_at_least is not None:
            return rank >= condition.rank_at_least, self.place(unit)
        if condition.rank_at_most is not None:
            return rank <= condition.rank_at_most, self.place(unit)
        if condition.consecutive is not None:
            return self._consecutive(condition.consecutive, unit)
        if condition.vetoed is not None:
            return self._vetoed(condition.vetoed, unit)
        last = self.is_last(unit)
        return last, self.place(unit) + (Text("，为末位", ", the last") if last else Text("", ""))

    def _vetoed(self, ids: Sequence[str], unit: int) -> Found:
        cases = [case for case in self.results.plan.vetoes.acting(unit) if case.veto.id in ids]
        if not cases:
            return False, Text("没有被一票否决", "it was not vetoed")
        return True, join([case.because + Text("被一票否决", "it was vetoed") for case in cases])

    def _consecutive(self, wanted: Consecutive, unit: int) -> Found:
        year, id = self.results.method.method.year, self.results.facts.units[unit].id
        before = range(year - wanted.years + 1, year)
        if wanted.last_in_group:
            held = self.is_last(unit) and self.memory.last_places(id, before)
            what = Text("居末位", "last in its group")
        else:
            grade = self.results.grades[unit]
            held = grade in wanted.grade and self.memory.consecutive(id, wanted.grade, before)
            what = Text(f"等次为{'或'.join(wanted.grade)}", f"graded {' or '.join(wanted.grade)}")
        years, en = "、".join(map(str, (*before, year))), ", ".join(map(str, (*before, year)))
        sign = Text("", "") if held else Text("没有", "not ")
        return held, Text(
            f"{years}年{sign.zh}连续{wanted.years}年{what.zh}",
            f"{sign.en}{what.en} {wanted.years} years running ({en})",
        )


def _joined(parts: Sequence[Condition], known: Known, unit: int, how: Callable[[list[bool]], bool]) -> Found:
    """Several conditions; said are those that speak for the outcome."""
    found = [known.holds(part, unit) for part in parts]
    outcome = how([holds for holds, _ in found])
    said = {text.zh: text for holds, text in found if holds == outcome}
    return outcome, join(list(said.values()), "，且" if how is all else "，", " and " if how is all else ", ")
