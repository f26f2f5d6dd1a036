"""如果……会怎样: the year scored again after changes, beside the year as it was."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from kaoheng.analysis.adjusted import score_adjusted
from kaoheng.analysis.changes import (
    Change,
    FieldChange,
    ValueChange,
    needs_freezing,
    reported,
    with_fields,
    with_values,
)
from kaoheng.engines.local.engine import Prepared
from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.numbers import written
from kaoheng.results import Published, Results
from kaoheng.tables import Evidence
from kaoheng.text import Text, join, title_of


@dataclass(frozen=True)
class Effect:
    """What the changes come to for one unit: published scores of its items, total, rank and grade, before and after."""

    unit: str
    title: str
    group: str
    items: tuple[tuple[Text, str, str], ...]
    """Title, score before, score after of every item whose score differs."""
    total: tuple[str, str]
    rank: tuple[str, str]
    grade: tuple[str, str]
    because: Text
    blocks: tuple[tuple[Text, str, str], ...] = ()
    """Title, grade before, grade after of every block whose own grade differs."""

    @property
    def differs(self) -> bool:
        """Whether anything is other than before."""
        return bool(self.items or self.blocks) or any(a != b for a, b in (self.total, self.rank, self.grade))

    @property
    def sentence(self) -> Text:
        """What changed for the unit, and what caused it."""
        parts = [self._of_items()] if self.items else [_STANDS] if self.total[0] == self.total[1] else []
        graded = [(title + Text("等次", " grade"), (a, b)) for title, a, b in self.blocks]
        for name, (a, b) in ((_TOTAL, self.total), (_RANK, self.rank), (_GRADE, self.grade), *graded):
            if a != b:
                parts.append(
                    Text(f"{name.zh}由{a or '无'}变为{b or '无'}", f"{name.en} {a or 'none'} to {b or 'none'}")
                )
        return Text(f"{self.because.zh}，", f"{self.because.en}: ") + join(parts, "，", ", ")

    def _of_items(self) -> Text:
        said = [
            Text(f"{title.zh}得分由{a or '无'}变为{b or '无'}", f"{title.en} {a or 'none'} to {b or 'none'}")
            for title, a, b in self.items[:3]
        ]
        if len(self.items) > 3:
            said.append(Text(f"另有{len(self.items) - 3}项变化", f"and {len(self.items) - 3} more items"))
        return join(said, "，", ", ")


_STANDS = Text("自身得分不变", "own scores stand")
_TOTAL, _RANK, _GRADE = Text("总分", "total"), Text("名次", "rank"), Text("等次", "grade")


@dataclass(frozen=True)
class Comparison:
    """The year before and after the changes; `causes` says each change in words."""

    before: Results
    after: Results
    causes: tuple[tuple[Change, Text], ...]

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """Every unit's effect, in the order of the facts."""
        return tuple(self._effect(unit) for unit in range(len(self.before.facts.units)))

    def _effect(self, at: int) -> Effect:
        before, after, unit = self.before, self.after, self.before.facts.units[at]
        return Effect(
            unit.id,
            unit.title,
            before.group_of(at),
            tuple(self._items.get(at, ())),
            (before.totals.text(at), after.totals.text(at)),
            (before.rank_text(at), after.rank_text(at)),
            (before.grades[at], after.grades[at]),
            self._because(unit.id),
            tuple(self._blocks(at)),
        )

    def _blocks(self, at: int) -> Iterator[tuple[Text, str, str]]:
        """The blocks of both editions whose own grades differ for one unit."""
        blocks = {block.id: block for method in (self.before.method, self.after.method) for block in method.graded}
        for id, block in blocks.items():
            before, after = self.before.grade(id, at), self.after.grade(id, at)
            if before != after:
                yield title_of(block), before, after

    @cached_property
    def _items(self) -> dict[int, list[tuple[Text, str, str]]]:
        """For every unit the items whose printed scores differ: title, before, after."""
        found: dict[int, list[tuple[Text, str, str]]] = defaultdict(list)
        for item in self.before.method.items:
            one, other = self.before.nodes[item.id], self.after.nodes.get(item.id)
            for at in _perhaps_other(one, other):
                a, b = one.text(at), other.text(at) if other is not None else ""
                if a != b:
                    found[at].append((title_of(item), a, b))
        return found

    def _because(self, unit: str) -> Text:
        """The unit's own changes and the method's; where there are none, those of others."""
        own = [said for change, said in self.causes if isinstance(change, FieldChange) or change.unit == unit]
        if own:
            return Text("因", "because ") + join(own, "、", ", ")
        return Text("因其他单位的变化", "because of changes of other units")


def _perhaps_other(one: Published, other: Published | None) -> list[int]:
    """The units whose printed scores may differ: numbers are compared before any of them is printed."""
    if other is None or one.decimals != other.decimals:
        return list(range(len(one.counts)))
    found: list[int] = np.flatnonzero((one.values != other.values) | (one.counts != other.counts)).tolist()
    return found


class WhatIf:
    """A year laid out once, to be asked many questions; changes of values alone are answered in milliseconds.

    Totals that the leading group adjusted are adjusted by as much before and after; adjusted ranks and grades are
    left out of both.
    """

    def __init__(self, method: Method, facts: Facts, evidence: Evidence | None = None) -> None:
        self.method, self.facts = method, facts
        self._evidence = evidence
        self._prepared = Prepared(method, facts)
        self.before = score_adjusted(self._prepared, facts)

    def ask(self, changes: Sequence[Change]) -> Comparison:
        """The year with all the changes at once; Refused with everything that cannot be changed so."""
        fields = [change for change in changes if isinstance(change, FieldChange)]
        values = [change for change in changes if isinstance(change, ValueChange)]
        method = with_fields(self.method, fields) if fields else self.method
        facts = with_values(method, self._read(method, fields), values)
        prepared = Prepared(method, facts) if fields else self._prepared
        causes = tuple((change, self._said(change, facts)) for change in changes)
        return Comparison(self.before, score_adjusted(prepared, facts), causes)

    def _read(self, method: Method, fields: Sequence[FieldChange]) -> Facts:
        if not needs_freezing(fields):
            return self.facts
        if self._evidence is None:
            what = Text("此类改动须有原始数据", "a change of this kind needs the evidence itself")
            mend = Text("请一并给出数据", "Give the evidence as well")
            raise Refused([Finding("needs_evidence", Place(path=change.node), what, mend) for change in fields])
        facts = freeze(method, self._evidence).facts
        if [unit.id for unit in facts.units] != [unit.id for unit in self.facts.units]:
            what = Text("改动使考核单位或分组不同", "the change makes the units or their groups others")
            mend = Text("请另存办法后重新计分并比较", "Score both and use kaoheng compare")
            raise Refused([Finding("other_units", Place(), what, mend)])
        return facts

    def _said(self, change: Change, facts: Facts) -> Text:
        if isinstance(change, FieldChange):
            title = title_of(self.method.node(change.node or "total"))
            to = change.value if isinstance(change.value, str | int) else _plain(change.value)
            return Text(f"{title.zh}的{change.field}改为{to}", f"{title.en}: {change.field} becomes {to}")
        unit = next(unit for unit in facts.units if unit.id == change.unit)
        title = title_of(self.method.node(change.item))
        was = reported(self.facts, change)
        kind = Text("", "") if change.kind == "actual" else Text(f"（{change.kind}）", f" ({change.kind})")
        a, b = Text("无", "none") if was is None else Text(written(was), written(was)), written(change.value)
        said = f"{title.en}{kind.en} of {unit.title} {a.en} becomes {b}"
        return Text(f"{unit.title}{title.zh}{kind.zh}由{a.zh}改为{b}", said)


def _plain(value: object) -> str:
    if isinstance(value, Fraction):
        return written(value)
    return str(value.get("kind", value)) if isinstance(value, dict) else str(value)


def what_if(method: Method, facts: Facts, changes: Sequence[Change], evidence: Evidence | None = None) -> Comparison:
    """Score a year before and after changes; `evidence` is needed only where a change alters how it is read."""
    return WhatIf(method, facts, evidence).ask(changes)
