"""过于整齐: more values ending in 0 or 5 than chance would give."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.integrity.chance import at_least
from kaoheng.analysis.integrity.digits import whole_numbers
from kaoheng.analysis.integrity.sign import Look, Sign, by_chance, p_words
from kaoheng.text import Text


def roundness(look: Look) -> Iterator[Sign]:
    """For every unit with enough values: an exact binomial test of the share that ends in 0 or 5."""
    ends: dict[str, list[bool]] = defaultdict(list)
    for figure, whole in whole_numbers(look):
        if whole >= 100:
            ends[figure.unit].append(whole % 5 == 0)
    for unit, rounds in ends.items():
        if len(rounds) < look.rules.least_round:
            continue
        count, p = sum(rounds), at_least(sum(rounds), len(rounds), Fraction(1, 5))
        yield Sign(
            "roundness",
            (unit,),
            (),
            Text(
                f"{look.name(unit)}的{len(rounds)}个数中有{count}个末位是0或5，平均应约五分之一",
                f"{count} of {len(rounds)} values of {look.name(unit)} end in 0 or 5, where a fifth would be usual",
            ),
            Text("是否有估计数或取整数", "whether values were estimated or rounded"),
            by_chance(p),
            p_words(p),
            p,
        )
