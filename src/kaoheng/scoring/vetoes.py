"""What approved vetoes do: to items, grades, honours and persons, now and in years that are closed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.method.vetoes import (
    AtMost,
    CancelHonours,
    Escalate,
    GradeTo,
    ItemZero,
    Persons,
    RewardDownOne,
    Veto,
)
from kaoheng.rules.rule import Data
from kaoheng.scoring.grading import Limit
from kaoheng.scoring.memory import Memory
from kaoheng.tables import VetoCase
from kaoheng.text import Text, title_of

One = TypeVar("One", bound=Data)


@dataclass(frozen=True)
class Case:
    """A case with the veto it is of."""

    veto: Veto
    record: VetoCase

    @property
    def because(self) -> Text:
        """因“重大生产安全事故”（领导组会议纪要〔2023〕3号）."""
        zh, en = self.veto.title, self.veto.title_en or self.veto.title
        document = self.record.document
        return Text(f"因“{zh}”（{document}）", f"for “{en}” ({document}) ")

    def effects(self, kind: type[One]) -> Iterator[One]:
        """The effects of one kind."""
        return (effect for effect in self.veto.effects if isinstance(effect, kind))


@dataclass(frozen=True)
class PersonEffect:
    """What follows for persons of a unit, until the end of a year; without one where only the fact is recorded."""

    unit_id: str
    who: tuple[str, ...]
    measure: str
    until: int | None
    reason: Text


@dataclass(frozen=True)
class Correction:
    """A closed year that an approved veto reaches back to: it must be scored again."""

    unit_id: str
    year: int
    reason: Text


@dataclass(frozen=True)
class Vetoes:
    """The cases of a year laid over its method; units are told by position."""

    method: Method
    facts: Facts

    @cached_property
    def _by_unit(self) -> Mapping[str, list[Case]]:
        """Every case by unit, in the method's order of vetoes, the newest year first."""
        order = {veto.id: at for at, veto in enumerate(self.method.vetoes)}
        found: dict[str, list[Case]] = defaultdict(list)
        known = [case for case in self.facts.vetoes if case.veto in order]
        for record in sorted(known, key=lambda case: (-case.year, order[case.veto])):
            found[record.unit_id].append(Case(self.method.vetoes[order[record.veto]], record))
        return found

    @cached_property
    def _memory(self) -> Memory:
        return Memory((), self.facts.predecessors)

    @property
    def year(self) -> int:
        """The assessed year."""
        return self.method.method.year

    def of(self, unit: int) -> list[Case]:
        """The cases of the year itself, whatever became of them."""
        return [case for case in self._by_unit.get(self.facts.units[unit].id, ()) if case.record.year == self.year]

    def acting(self, unit: int) -> list[Case]:
        """The approved cases of the year itself."""
        return [case for case in self.of(unit) if case.record.status == "approved"]

    def _on_file(self, unit: int) -> list[Case]:
        """Approved cases of this and earlier years, of the unit and of those it came from."""
        lineage = self._memory.lineage(self.facts.units[unit].id)
        found = [case for id in lineage for case in self._by_unit.get(id, ())]
        return [case for case in found if case.record.status in ("approved", "applied")]

    @cached_property
    def touched(self) -> tuple[int, ...]:
        """The units whose standing has anything to say of vetoes."""
        if not self.facts.vetoes:
            return ()
        return tuple(unit for unit in range(len(self.facts.units)) if self.of(unit) or self._on_file(unit))

    # -- what changes scores and grades -----------------------------------------------------------

    @cached_property
    def struck(self) -> Mapping[str, Mapping[int, Case]]:
        """The nodes that score nothing, each with its units and the first case that says so."""
        found: dict[str, dict[int, Case]] = {}
        for unit in self.touched:
            for case in self.acting(unit):
                for effect in case.effects(ItemZero):
                    found.setdefault(effect.node, {}).setdefault(unit, case)
        return found

    def limits(self, unit: int) -> tuple[Limit, ...]:
        """How good the unit's grade may still be."""
        scale = self.method.grades.scale if self.method.grades else ()
        found = []
        for case in self.acting(unit):
            for effect in case.veto.effects:
                if isinstance(effect, GradeTo):
                    said = Text(f"等次确定为{effect.to}", f"the grade is {effect.to}")
                    found.append(Limit(effect.to, case.because + said, always=True))
                elif isinstance(effect, AtMost):
                    barred = scale[: scale.index(effect.grade)]
                    said = Text(f"不得评为{'、'.join(barred)}", f"it cannot be {' or '.join(barred)}")
                    found.append(Limit(effect.grade, case.because + said, always=True))
        return tuple(found)

    def steps_down(self, unit: int) -> tuple[Text, ...]:
        """Why the grade falls a step, once for each step."""
        return tuple(case.because for case in self.acting(unit) for _ in case.effects(RewardDownOne))

    # -- what is recorded beside them -----------------------------------------------------------------

    def honours(self, unit: int) -> list[Case]:
        """The cases that cancel the unit's honours this year."""
        found = [(case, effect) for case in self._on_file(unit) for effect in case.effects(CancelHonours)]
        return [case for case, effect in found if self.year < case.record.year + effect.years]

    def persons(self, unit: int) -> list[PersonEffect]:
        """What follows for persons and is in force this year; escalated measures last."""
        found = []
        for case in self._on_file(unit):
            for effect in case.effects(Persons):
                until = case.record.year + effect.years - 1
                if self.year <= until:
                    id = case.record.unit_id
                    found.append(PersonEffect(id, effect.who, effect.measure, until, case.because))
        return found + [self._escalated(case, effect, unit) for case, effect in self._escalations(unit)]

    def _escalations(self, unit: int) -> Iterator[tuple[Case, Escalate]]:
        for case in self.acting(unit):
            for effect in case.effects(Escalate):
                if len(self._counted(case, effect, unit)) >= effect.times:
                    yield case, effect

    def _counted(self, case: Case, effect: Escalate, unit: int) -> list[Case]:
        span, every = effect.within, self._on_file(unit)
        first = span.since if span.since is not None else self.year - (span.years or 1) + 1
        own = [other for other in every if effect.counting == "any_veto" or other.veto.id == case.veto.id]
        return [other for other in own if other.record.year >= first]

    def _escalated(self, case: Case, effect: Escalate, unit: int) -> PersonEffect:
        counted = sorted(self._counted(case, effect, unit), key=lambda other: other.record.year)
        years = "、".join(str(other.record.year) for other in counted)
        said = Text(
            f"{years}年共{len(counted)}次被一票否决，达到{effect.times}次",
            f"vetoed {len(counted)} times ({years}), {effect.times} are enough",
        )
        return PersonEffect(case.record.unit_id, (), effect.measure, None, said)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """The closed years that approved vetoes reach back to, oldest first."""
        found = []
        for unit, cases in self._by_unit.items():
            for case in cases:
                year = case.record.year
                if case.record.status == "approved" and year < self.year:
                    said = Text(f"追溯至{year}年度，该年度须重新计分", f"it reaches back: {year} must be scored again")
                    found.append(Correction(unit, year, case.because + said))
        return tuple(sorted(found, key=lambda one: (one.year, one.unit_id)))

    def sentences(self, unit: int) -> tuple[Text, ...]:
        """What is said of a unit's vetoes beside its score and grade."""
        said = []
        for case in self.honours(unit):
            year = "" if case.record.year == self.year else f"{case.record.year}年度"
            zh, en = Text("取消评先评优资格", ""), Text("", "honours are cancelled")
            said.append(Text(year, "") + case.because + zh + en)
        for one in self.persons(unit):
            who, until = "、".join(one.who), f"（至{one.until}年底）" if one.until else ""
            by = f" until the end of {one.until}" if one.until else ""
            said.append(
                Text(f"{one.reason.zh}，{who}{one.measure}{until}", f"{one.reason.en}: {who} {one.measure}{by}")
            )
        id = self.facts.units[unit].id
        said += [one.reason for one in self.corrections if one.unit_id == id]
        return (*said, *(_without_effect(case) for case in self.of(unit) if case.record.status != "approved"))


_STATUS = {
    "proposed": Text("已提出，尚未批准", "is proposed and not approved"),
    "heard": Text("已听取意见，尚未批准", "is heard and not approved"),
    "rejected": Text("未获批准", "was not approved"),
}


def _without_effect(case: Case) -> Text:
    status, document = _STATUS[case.record.status], case.record.document
    title = title_of(case.veto)
    zh, en = (f"（{document}）", f" ({document})") if document else ("", "")
    return Text(
        f"“{title.zh}”一票否决意见{status.zh}{zh}，不影响结果", f"the veto “{title.en}” {status.en}{en}, without effect"
    )
