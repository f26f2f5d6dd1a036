"""扎堆: many values just past their targets, few just short of them."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.integrity.chance import at_least
from kaoheng.analysis.integrity.sign import Look, Sign, by_chance, p_words
from kaoheng.text import Text, title_of


def bunching(look: Look) -> Iterator[Sign]:
    """For every item and every unit an exact binomial test of near values: past the target or short of it."""
    near: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for figure in look.year:
        item, target = look.item(figure.item), look.targets.get((figure.unit, figure.item))
        if target is None or item.direction == "band":
            continue
        gap = figure.value - target if item.direction == "up" else target - figure.value
        if abs(gap) <= look.rules.band * abs(target):
            near["item", figure.item].append(gap >= 0)
            near["unit", figure.unit].append(gap >= 0)
    for (kind, id), past in near.items():
        if len(past) < look.rules.least_near:
            continue
        met, count = sum(past), len(past)
        p = at_least(met, count, Fraction(1, 2))
        who = title_of(look.item(id)) if kind == "item" else Text(look.name(id), look.name(id))
        yield Sign(
            "bunching",
            (id,) if kind == "unit" else (),
            (id,) if kind == "item" else (),
            Text(
                f"{who.zh}：离目标很近的{count}个数中有{met}个刚好达到或略超目标",
                f"{who.en}: of {count} values close to their targets {met} are just past them",
            ),
            Text("达标边缘数据的原始记录", "the source records of values at the edge of the target"),
            by_chance(p),
            p_words(p),
            p,
        )
