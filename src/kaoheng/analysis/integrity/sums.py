"""部分与总体: the counties' figures against the city's."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.integrity.sign import Look, Sign
from kaoheng.freeze.kinds import kind_words
from kaoheng.numbers import written
from kaoheng.text import Text, title_of


def sums(look: Look) -> Iterator[Sign]:
    """Wholes that differ from the sum of their parts by more than the stated tolerance."""
    for rule in look.rules.wholes:
        values = {(f.item, f.span, f.unit): f for f in look.figures if f.kind == rule.column}
        parts = rule.parts or tuple(unit for unit, tags in look.tags.items() if rule.tag in tags and unit != rule.whole)
        for item, span, unit in list(values):
            known = [values[item, span, part] for part in parts if (item, span, part) in values]
            if unit != rule.whole or item not in rule.items or len(known) < len(parts) or not parts:
                continue
            whole = values[item, span, unit]
            total = sum((part.value for part in known), Fraction(0))
            gap = abs(total - whole.value)
            if gap <= rule.tolerance * abs(whole.value):
                continue
            ratio = gap / abs(whole.value) if whole.value else Fraction(1)
            times = ratio / rule.tolerance if rule.tolerance else Fraction(10)
            title, when = title_of(look.item(item)), span.words()
            of = kind_words(rule.column)
            if rule.column != "actual":
                title += Text(f"（{of.zh}）", f" ({of.en})")
            numbers = written(total), written(whole.value), written(ratio * 100, 2) + "%"
            yield Sign(
                "sums",
                (rule.whole, *parts),
                (item,),
                Text(
                    f"{title.zh}{when.zh}：{len(parts)}个单位合计{numbers[0]}，{look.name(unit)}为{numbers[1]}，相差{numbers[2]}",
                    f"{title.en} {when.en}: {len(parts)} parts add up to {numbers[0]}, "
                    f"{look.name(unit)} has {numbers[1]}, {numbers[2]} apart",
                ),
                Text("各单位与总体的统计口径和时点", "scope and date of the parts and the whole"),
                "strong" if times >= 10 else "medium" if times >= 3 else "weak",
                f"{written(times, 1)}×",
                rows=tuple(f.row for f in (whole, *known) if f.row),
            )
