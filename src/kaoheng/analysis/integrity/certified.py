"""自报与核定: reported values that are better than the certified ones, one by one and as a habit."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.integrity.chance import at_least
from kaoheng.analysis.integrity.sign import Look, Sign, by_chance, p_words
from kaoheng.numbers import written
from kaoheng.text import Text, title_of

_LOOK = Text("自报的依据和核定的扣减项", "the grounds of the reported value and what was taken off")


def certified(look: Look) -> Iterator[Sign]:
    """Gaps larger than stated, and for every unit a sign test of which way its gaps go."""
    sure = {(f.unit, f.item, f.span): f for f in look.actual if f.status in ("certified", "final")}
    better: dict[str, list[bool]] = defaultdict(list)
    for own in look.actual:
        settled = sure.get((own.unit, own.item, own.span))
        item = look.item(own.item)
        if own.status != "reported" or settled is None or own.value == settled.value or item.direction == "band":
            continue
        better[own.unit].append((own.value > settled.value) == (item.direction == "up"))
        share = abs(own.value - settled.value) / abs(settled.value) if settled.value else Fraction(1)
        if not better[own.unit][-1] or share <= look.rules.gap:
            continue
        who, percent = look.name(own.unit), written(share * 100, 2) + "%"
        yield Sign(
            "certified",
            (own.unit,),
            (own.item,),
            Text(
                f"{who}{item.title}自报{written(own.value)}，核定{written(settled.value)}，自报偏好{percent}",
                f"{who} {title_of(item).en}: {written(own.value)} reported, {written(settled.value)} certified: "
                f"{percent} off",
            ),
            _LOOK,
            "strong" if share >= 4 * look.rules.gap else "medium" if share >= 2 * look.rules.gap else "weak",
            percent,
            rows=tuple(f.row for f in (own, settled) if f.row),
        )
    for unit, ways in better.items():
        count, p = sum(ways), at_least(sum(ways), len(ways), Fraction(1, 2))
        yield Sign(
            "certified_habit",
            (unit,),
            (),
            Text(
                f"{look.name(unit)}自报与核定不同的{len(ways)}个数中，{count}个自报偏好",
                f"{count} of the {len(ways)} values of {look.name(unit)} that were corrected had been too good",
            ),
            _LOOK,
            by_chance(p),
            p_words(p),
            p,
        )
