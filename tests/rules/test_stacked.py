"""A rule whose exact numbers are stacked over several items gives each item the points it has alone."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from kaoheng.arithmetic.guarded import Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.numbers import parse, round_to
from kaoheng.rules.catalogue import RULES, kind_of
from kaoheng.rules.rule import ConstantFraction, Example, Rule
from tests.rules.test_examples import exact_columns, read

CASES = [pytest.param(example, id=f"{kind_of(rule)}-{i}") for rule in RULES for i, example in enumerate(rule.examples)]


def columns(example: Example, rows: int) -> GuardedColumns:
    """The example's columns, `rows` times over."""
    sheet = Sheet(rows, len(example.points))

    def guard(values: tuple[str, ...]) -> Guarded:
        exact = [parse(v) for v in values]
        grid = int(np.lcm.reduce([v.denominator for v in exact]))
        return Guarded(np.array([[float(v) for v in exact]] * rows), sheet, grid=grid)

    return GuardedColumns(
        sheet,
        Segments(np.array([0]), len(example.points)),
        lambda name: guard(example.columns[name]),
        full=guard((example.full,)),
        direction=example.direction,
        parts=lambda name: {part: guard(values) for part, values in example.parts[name].items()},
    )


def stacked(rule: Rule, x: GuardedColumns, rows: int) -> Rule:
    """The rule with a column of numbers, one an item, in place of each exact number."""

    def column(value: Fraction) -> Guarded:
        grid = value.denominator
        return Guarded(np.full((rows, 1), float(value)), x.sheet, grid=grid)

    numbers: dict[str, Any] = {
        name: column(value)
        for name in type(rule).model_fields
        if isinstance(value := getattr(rule, name), Fraction) and not isinstance(value, ConstantFraction)
    }
    return rule.model_copy(update=numbers)


@pytest.mark.parametrize("example", CASES)
def test_stacked_points_round_to_the_same_digits_or_say_they_cannot(example: Example) -> None:
    rule, exact, fast = read(example), exact_columns(example), columns(example, rows=2)
    expected = [round_to(p, 4, "half_up") for p in exact.wide(rule.points(exact))]
    stack = stacked(rule, fast, rows=2)
    assert stack.refusals(fast) == []
    rounded = np.broadcast_to(stack.points(fast).rounded(4, "half_up"), fast.sheet.shape)
    undecided = np.zeros(fast.sheet.shape, bool) if fast.sheet.undecided is None else fast.sheet.undecided
    for row in range(2):
        for i, want in enumerate(expected):
            assert undecided[row, i] or Fraction(int(rounded[row, i]), 10**4) == want
