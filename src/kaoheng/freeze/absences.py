"""What is not there: values the method will not do without, and columns a rule needs beside them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Facts, Flags
from kaoheng.findings import Place
from kaoheng.freeze.kinds import kind_words
from kaoheng.freeze.problems import MOST_OF_A_KIND
from kaoheng.freeze.rows import Work
from kaoheng.rules.rule import Rule
from kaoheng.scoring.plan import Variant
from kaoheng.tables import Sheet
from kaoheng.text import Text


@dataclass
class Absences:
    """Looks through every item and unit for what is missing."""

    work: Work
    facts: Facts
    not_applicable: Flags
    blank: NDArray[np.int32]
    observations: Sheet
    targets: Sheet | None
    count: int = 0

    def check(self) -> None:
        """One finding for every unit and item, and for every column it lacks."""
        for at, item in enumerate(self.work.items):
            for variant in self.work.plan.variants[item.id]:
                open_cells = variant.units & ~self.not_applicable[at] & ~self.work.spoiled[at]
                self._variant(at, variant, open_cells)
        self.work.problems.and_more("missing_value", self.observations.place(None, "value"), self.count)

    def _variant(self, at: int, variant: Variant, cells: Flags) -> None:
        rule = variant.rule
        lead = _lead(rule)
        there, some = self._found(at, lead, rule)
        if lead in rule.part_columns():
            self._report_parts(at, lead, rule, np.flatnonzero(cells & some & ~there))
            cells = cells & (there | ~some)
        there = there | self._policy(at, variant, lead, cells & ~there)
        for name in dict.fromkeys((*rule.part_columns(), *rule.columns())):
            if name != lead:
                found, some = self._found(at, name, rule)
                self._report_parts(at, name, rule, np.flatnonzero(cells & there & some & ~found))
                self._report_column(at, name, np.flatnonzero(cells & there & ~some & ~found))

    def _policy(self, at: int, variant: Variant, lead: str, missing: Flags) -> Flags:
        """Report what the item's policy will not let pass; the units that carry last year's value forward."""
        policy = self.work.plan.missing(variant.item)
        if policy == "block":
            self._report_missing(at, lead, np.flatnonzero(missing))
        if policy != "carry_forward":
            return missing & False
        carried = missing & self._year("prior", at) & (lead not in variant.rule.part_columns())
        self._report_uncarried(at, np.flatnonzero(missing & ~carried))
        return carried

    def _found(self, at: int, kind: str, rule: Rule) -> tuple[Flags, Flags]:
        """Which units have all of a column, and which have some of its parts."""
        if kind not in rule.part_columns():
            there = self._year(kind, at)
            return there, there & False
        parts = [self._part(kind, name, at) for name in rule.part_names()]
        return np.logical_and.reduce(parts), np.logical_or.reduce(parts)

    def _year(self, kind: str, at: int) -> Flags:
        """Which units have the year's value of a kind, as the engines will see it."""
        cube = self.facts.cubes.get(kind)
        if cube is None:
            return np.zeros(len(self.work.roster.units), dtype=np.bool_)
        there = ~np.isnan(cube.values[at])
        over, spans = self.work.items[at].data.over_periods, cube.spans(at)
        whole = over is not None and over.incomplete == "missing" and bool(spans)
        return np.asarray(there[list(spans)].all(axis=0) if whole else there.any(axis=0), dtype=np.bool_)

    def _part(self, kind: str, name: str, at: int) -> Flags:
        cube = self.facts.cubes.get(kind)
        if cube is None or name not in cube.periods:
            return np.zeros(len(self.work.roster.units), dtype=np.bool_)
        return np.asarray(~np.isnan(cube.values[at, cube.periods.index(name)]), dtype=np.bool_)

    # -- sentences ------------------------------------------------------------------------------

    def _place(self, at: int, unit: int, kind: str) -> Place:
        if kind.startswith("target") and self.targets is not None:
            column = {"target_low": "low", "target_high": "high"}.get(kind, "value")
            return self.targets.place(None, column)
        row = int(self.blank[at, unit])
        return self.observations.place(row if row >= 0 and kind == "actual" else None, "value")

    def _report_missing(self, at: int, lead: str, units: NDArray[np.intp]) -> None:
        left = max(0, MOST_OF_A_KIND - self.count)
        self.count += len(units)
        for unit in units[:left].tolist():
            who, periods = self.work.cell(at, unit), self._lacking(lead, at, unit)
            zh, en = (
                ("缺" + "、".join(periods), ", ".join(periods) + " missing") if periods else ("没有数据", "no value")
            )
            mend = Text("请补报数据，或在办法中写明缺数时怎样处理", "Give a value, or state another policy for missing")
            refused = self._refused(at, unit)
            if refused is not None and lead == "actual":
                zh, en = f"无法计分：{refused.zh}", refused.en
            place = self._place(at, unit, lead)
            self.work.problems.add("missing_value", place, Text(f"{who.zh}{zh}", f"{who.en}: {en}"), mend)

    def _refused(self, at: int, unit: int) -> Text | None:
        """Why a channel gives a unit no value."""
        key = self.work.items[at].id, self.work.roster.units[unit].id
        derivation = self.facts.derivations.get(key)
        return derivation.refused if derivation is not None else None

    def _lacking(self, kind: str, at: int, unit: int) -> list[str]:
        """The periods a unit lacks, where it has some."""
        cube = self.facts.cubes.get(kind)
        if cube is None:
            return []
        spans = cube.spans(at)
        lacking = [cube.periods[period] for period in spans if np.isnan(cube.values[at, period, unit])]
        return lacking if len(lacking) < len(spans) else []

    def _report_parts(self, at: int, kind: str, rule: Rule, units: NDArray[np.intp]) -> None:
        word = kind_words(kind)
        for unit in units.tolist():
            who = self.work.cell(at, unit)
            lacking = [name for name in rule.part_names() if not self._part(kind, name, at)[unit]]
            what = Text(
                f"{who.zh}缺{'、'.join(lacking)}的{word.zh}", f"{who.en} lacks the {word.en} of {', '.join(lacking)}"
            )
            place = self.observations.place(None, "period")
            self.work.problems.add(
                "missing_part", place, what, Text("请补报所缺各期", "Give the parts that are missing")
            )

    def _report_uncarried(self, at: int, units: NDArray[np.intp]) -> None:
        for unit in units.tolist():
            who = self.work.cell(at, unit)
            what = Text(
                f"{who.zh}没有数据，也没有可沿用的上年值",
                f"{who.en} has no value, and none of last year to carry forward",
            )
            mend = Text("请补报数据或上年值（类别prior）", "Give the value, or last year's (kind prior)")
            self.work.problems.add("nothing_to_carry", self._place(at, unit, "actual"), what, mend)

    def _report_column(self, at: int, name: str, units: NDArray[np.intp]) -> None:
        word = kind_words(name)
        code = "missing_target" if name.startswith("target") else "missing_column"
        other = self.work.items[at].data.columns.get(name)
        for unit in units.tolist():
            who = self.work.cell(at, unit)
            what = Text(f"{who.zh}有实际值，没有{word.zh}", f"{who.en} has a value, but no {word.en}")
            mend = Text(f"请补填{word.zh}", f"Give the {word.en}")
            if other:
                mend = Text(f"请补报指标{other}的数据", f"Give the value of item {other}")
            self.work.problems.add(code, self._place(at, unit, name), what, mend)


def warn_refused(work: Work, facts: Facts) -> None:
    """Warn of channels that give a unit no value, where the method goes on without it."""
    for at, item in enumerate(work.items):
        if not item.data.channel or work.plan.missing(item) == "block":
            continue
        for unit, who in enumerate(facts.units):
            derivation = facts.derivations.get((item.id, who.id))
            if derivation is not None and derivation.refused is not None and not work.spoiled[at, unit]:
                name = work.cell(at, unit)
                what = Text(f"{name.zh}没有数值：{derivation.refused.zh}", f"{name.en}: {derivation.refused.en}")
                mend = Text("已按缺数的规定处理，请核对", "It is treated as missing; see whether that is right")
                work.problems.warn("no_tally", Place(path=f"{item.id}"), what, mend)


def _lead(rule: Rule) -> str:
    """The column whose absence is a missing value: the actual one, or the first the rule reads."""
    columns = (*rule.part_columns(), *rule.columns())
    return "actual" if "actual" in columns or not columns else columns[0]
