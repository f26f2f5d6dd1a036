"""突变: a change against last year far from the changes of the peers."""

from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.integrity.chance import median, robust_z
from kaoheng.analysis.integrity.sign import Look, Sign
from kaoheng.numbers import written
from kaoheng.text import Text, title_of


def jumps(look: Look) -> Iterator[Sign]:
    """Year-on-year changes many robust deviations from the median change of the units."""
    year = look.method.method.year
    before = {(f.unit, f.item): f.value for f in look.actual if f.span.whole and f.span.year == year - 1}
    before |= {(f.unit, f.item): f.value for f in look.figures if f.kind == "prior"}
    for item in look.method.items:
        own = [f for f in look.year if f.item == item.id and (f.unit, f.item) in before]
        changes: list[Fraction] = [f.value - before[f.unit, f.item] for f in own]
        if all(before[f.unit, f.item] > 0 for f in own) and item.data.unit not in ("%", "％"):
            changes = [100 * change / before[f.unit, f.item] for f, change in zip(own, changes, strict=True)]
        if len(own) < look.rules.least_peers:
            continue
        for figure, change in zip(own, changes, strict=True):
            z = robust_z(change, changes)
            if z is None or abs(z) < look.rules.robust_z:
                continue
            old, new, usual = written(before[figure.unit, item.id]), written(figure.value), written(median(changes), 2)
            yield Sign(
                "jumps",
                (figure.unit,),
                (item.id,),
                Text(
                    f"{look.name(figure.unit)}{item.title}由{old}到{new}，"
                    f"变动{written(change, 2)}，各单位中位变动{usual}",
                    f"{look.name(figure.unit)} {title_of(item).en} went from {old} to {new}, "
                    f"by {written(change, 2)}; the median is {usual}",
                ),
                Text("变动的原因和口径是否改变", "what caused the change, and whether the scope changed"),
                "strong" if abs(z) >= 8 else "medium" if abs(z) >= 5 else "weak",
                f"z={written(z, 1)}",
                rows=(figure.row,) if figure.row else (),
            )
