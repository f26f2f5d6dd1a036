"""数位: last digits that are not evenly spread, first digits far from Benford's law."""

from collections import defaultdict
from collections.abc import Iterator
from math import log10

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.integrity.chance import chi_square
from kaoheng.analysis.integrity.sign import Look, Sign, by_chance, p_words
from kaoheng.text import Text, title_of

BENFORD = tuple(log10(1 + 1 / digit) for digit in range(1, 10))
_LEAST_WHOLE = 100
"""Values with fewer than three digits have last digits that need not be even."""


def last_digits(look: Look) -> Iterator[Sign]:
    """For every unit with enough values of three digits or more: are last digits spread evenly?"""
    by_unit: dict[str, list[int]] = defaultdict(list)
    for figure, whole in whole_numbers(look):
        if whole >= _LEAST_WHOLE:
            by_unit[figure.unit].append(whole % 10)
    for unit, digits in by_unit.items():
        if len(digits) < look.rules.least_digits:
            continue
        counts = [digits.count(digit) for digit in range(10)]
        statistic, p = chi_square(counts, [0.1] * 10)
        most = max(range(10), key=counts.__getitem__)
        yield Sign(
            "last_digits",
            (unit,),
            (),
            Text(
                f"{look.name(unit)}的{len(digits)}个数末位分布不均（χ²={statistic:.1f}），末位{most}有{counts[most]}个",
                f"the last digits of {len(digits)} values of {look.name(unit)} are uneven "
                f"(χ²={statistic:.1f}); {counts[most]} end in {most}",
            ),
            Text("填报和取整的方法", "how the values were filled in and rounded"),
            by_chance(p),
            p_words(p),
            p,
        )


def first_digits(look: Look) -> Iterator[Sign]:
    """For every item whose values span orders of magnitude: do first digits follow Benford's law?"""
    for item in look.method.items:
        values = [abs(f.value) for f in look.actual if f.item == item.id and f.value]
        if len(values) < look.rules.least_benford or max(values) < look.rules.benford_range * min(values):
            continue
        digits = [int(f"{float(value):e}"[0]) for value in values]
        counts = [digits.count(digit) for digit in range(1, 10)]
        statistic, p = chi_square(counts, BENFORD)
        yield Sign(
            "first_digits",
            (),
            (item.id,),
            Text(
                f"{item.title}的{len(values)}个数首位分布偏离本福特定律（χ²={statistic:.1f}）",
                f"the first digits of {len(values)} values of {title_of(item).en} are off Benford's law "
                f"(χ²={statistic:.1f})",
            ),
            Text("数据是否由统一渠道产生", "whether the values come from one source"),
            by_chance(p),
            p_words(p),
            p,
        )


def whole_numbers(look: Look) -> Iterator[tuple[Figure, int]]:
    """Every actual value as a whole number of the item's last written decimal."""
    decimals: dict[str, int] = {}
    for figure in look.actual:
        decimals[figure.item] = max(decimals.get(figure.item, 0), figure.decimals)
    for figure in look.actual:
        yield figure, int(abs(figure.value) * 10 ** decimals[figure.item])
