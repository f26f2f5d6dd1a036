"""Percentages are read as people meant them: 7% of an item counted in % is 7, of one without a unit 0.07."""

from collections.abc import Iterator

import pyarrow as pa

from kaoheng.lint.subject import Subject
from kaoheng.method.positions import ABSENT, Loc, value_at
from kaoheng.method.problems import Problem, warning
from kaoheng.method.tree import Item
from kaoheng.numbers import as_text
from kaoheng.rules.as_given import AsGiven
from kaoheng.text import Text

SIGNS = ("%", "％")


def check(subject: Subject) -> Iterator[Problem]:
    """Targets and values written with a percent sign that will be read as shares of 1."""
    for spot, item in subject.items:
        yield from _targets(subject, spot.loc, item)
    yield from _values(subject)


def _targets(subject: Subject, loc: Loc, item: Item) -> Iterator[Problem]:
    places = [(*loc, "target", name) for name in ("value", "low", "high")]
    by_unit = value_at((*loc, "target", "by_unit"), subject.plain)
    places += [(*loc, "target", "by_unit", unit) for unit in by_unit] if isinstance(by_unit, dict) else []
    for at in places:
        value = value_at(at, subject.plain)
        if value is ABSENT or not str(value).strip().endswith(SIGNS):
            continue
        shown = str(value).strip()
        if item.data.unit in SIGNS:
            what = Text(
                f"目标写作 {shown}，而该项以%计，会读成它的百分之一",
                f"the target is written {shown}, and the item is counted in %: it is read as a hundredth",
            )
            yield Problem("percent_twice", at, what, Text(f"请写 {shown[:-1]}", f"Write {shown[:-1]}"))
        elif not item.data.unit:
            what = Text(f"目标写作 {shown}，而没有写计量单位", f"the target is {shown} and no unit is stated")
            mend = Text(
                '请写明 data: {unit: "%"}，目标不带百分号', 'State data: {unit: "%"}, the target without the sign'
            )
            yield warning("percent_without_unit", at, what, mend)


def _values(subject: Subject) -> Iterator[Problem]:
    """91.5% of an item without a unit is 0.915, which a scale of 100 makes next to nothing."""
    if subject.evidence is None:
        return
    items = _signed(subject.evidence.observations.columns)
    for placed in subject.rules:
        rule, item = placed.rule, placed.item
        scale = as_text(rule.scale) if isinstance(rule, AsGiven) and rule.scale and rule.scale > 1 else ""
        if scale and not item.data.unit and item.id in items:
            what = Text(
                f"“{item.title}”的数值带百分号，没有计量单位时91.5%读作0.915，而满值是{scale}",
                f"values of “{item.title}” have a percent sign: 91.5% is read as 0.915, on a scale of {scale}",
            )
            mend = Text('请写明 data: {unit: "%"}', 'State data: {unit: "%"}')
            yield warning("percent_on_scale", (*placed.loc, "scale"), what, mend)


def _signed(table: pa.Table) -> set[str]:
    """The items any value of which is written with a percent sign."""
    words = table.column("value").cast(pa.string()).to_pylist()
    items = table.column("item_id").cast(pa.string()).to_pylist()
    return {str(item) for item, word in zip(items, words, strict=True) if word and str(word).rstrip().endswith(SIGNS)}
