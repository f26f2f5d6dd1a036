"""An item's treatments carried out, group by group or over everybody, with a sentence for every unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate

from kaoheng.derive.raw import Raw
from kaoheng.method.phrases import over_words
from kaoheng.method.tree import Binding
from kaoheng.numbers import written
from kaoheng.scoring.years import year_value
from kaoheng.text import Text
from kaoheng.treatment.treatment import Pool, Snag, Treatment, Value

MOST = Fraction(10) ** 60
"""Values beyond this come from a slip, not from an assessment."""


@dataclass
class Made:
    """One unit's value on its way: what it was, what it is now, and what was done."""

    before: Value
    value: Value
    steps: list[Text] = field(default_factory=list)
    snags: list[Snag] = field(default_factory=list)


def treated(data: Binding, raws: Sequence[Raw], titles: Mapping[str, Text]) -> list[Made]:
    """Every unit's value after all steps, group after group."""
    first = [step for step in data.steps if step.by_period()]
    made = _years(data, raws, first)
    pools = _Pools(raws, titles)
    for step in data.steps:
        if not step.by_period():
            pools.carry_out(step, made)
    for one in made:
        if one.value is not None and abs(one.value) > MOST:
            why = Text("处理后的数值大得不合情理", "the treated value is too large to be true")
            one.snags.append(Snag(0, why, Text("请核对数据和处理步骤", "Check the data and the steps")))
            one.value = None
    return made


def _years(data: Binding, raws: Sequence[Raw], steps: Sequence[Treatment]) -> list[Made]:
    """The year's value of every unit from its periods, once numbers that stand for no value are out."""
    names = list(dict.fromkeys(name for raw in raws for name in raw.periods))
    columns: dict[str, list[Value]] = {
        name: [value for raw in raws for value in raw.periods.get(name, (None,) * len(raw.units))] for name in names
    }
    used = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    count = sum(len(raw.units) for raw in raws)
    before = [year_value([values[at] for values in used.values()], data.over_periods) for at in range(count)]
    said: list[list[Text]] = [[] for _ in range(count)]
    for name in used:
        for step in steps:
            done = step.treat(Pool(used[name]))
            used[name] = list(done.values)
            for at, text in done.said.items():
                said[at].append(Text(name, name and f"{name}: ") + text)
    made = []
    for at in range(count):
        own = {name: value for name, values in used.items() if (value := values[at]) is not None}
        year = year_value([values[at] for values in used.values()], data.over_periods)
        if len(own) > 1 and year is not None:
            how = over_words(data.over_periods)
            listed = "、".join(f"{name}{written(value)}" for name, value in own.items())
            said[at].append(Text(f"{listed}，{how.zh}{written(year)}", f"{listed}: {how.en} {written(year)}"))
        made.append(Made(before[at], year, said[at]))
    return made


@dataclass
class _Pools:
    """The units of each group, and of all groups, with what stands beside their values."""

    raws: Sequence[Raw]
    titles: Mapping[str, Text]

    def carry_out(self, step: Treatment, made: list[Made]) -> None:
        """One step over its pools."""
        for units in self._reach(step):
            pool = self._pool(step, made, units)
            done = step.treat(pool)
            for at, value in enumerate(done.values):
                made[units[at]].value = value
            for at, text in done.said.items():
                made[units[at]].steps.append(text)
            for snag in done.snags:
                made[units[snag.at]].snags.append(snag)

    def _reach(self, step: Treatment) -> Iterator[range]:
        sizes = [len(raw.units) for raw in self.raws]
        if step.reach() != "group":
            yield range(sum(sizes))
            return
        for start, size in zip(accumulate(sizes, initial=0), sizes, strict=False):
            yield range(start, start + size)

    def _pool(self, step: Treatment, made: list[Made], units: range) -> Pool:
        def column(values: list[Value]) -> list[Value]:
            return values[units.start : units.stop]

        prior = [value for raw in self.raws for value in raw.prior or (None,) * len(raw.units)]
        others = {item: column([value for raw in self.raws for value in raw.others[item]]) for item in step.reads()}
        return Pool([made[unit].value for unit in units], column(prior), others, self.titles)
