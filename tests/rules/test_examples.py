"""Every rule's worked examples give their points and words, in both arithmetics."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.arithmetic.guarded import Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.numbers import parse, round_to
from kaoheng.rules.catalogue import RULES, AnyRule, kind_of
from kaoheng.rules.rule import About, Example, Noted, Rule

CASES = [pytest.param(example, id=f"{kind_of(rule)}-{i}") for rule in RULES for i, example in enumerate(rule.examples)]
READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)


def read(example: Example) -> Rule:
    return READ.validate_python(dict(example.rule))


def exact_columns(example: Example, notes: dict[str, Any] | None = None) -> ExactColumns:
    return ExactColumns(
        len(example.points),
        {name: [parse(v) for v in values] for name, values in example.columns.items()},
        full=parse(example.full),
        direction=example.direction,
        parts={
            name: {part: [parse(v) for v in values] for part, values in by_part.items()}
            for name, by_part in example.parts.items()
        },
        notes=notes,
    )


def guarded_columns(example: Example) -> GuardedColumns:
    sheet = Sheet(1, len(example.points))

    def guard(values: tuple[str, ...]) -> Guarded:
        exact = [parse(v) for v in values]
        grid = int(np.lcm.reduce([v.denominator for v in exact]))
        return Guarded(np.array([[float(v) for v in exact]]), sheet, grid=grid)

    return GuardedColumns(
        sheet,
        Segments(np.array([0]), len(example.points)),
        lambda name: guard(example.columns[name]),
        full=guard((example.full,)),
        direction=example.direction,
        parts=lambda name: {part: guard(values) for part, values in example.parts[name].items()},
    )


@pytest.mark.parametrize("rule", RULES, ids=kind_of)
def test_every_rule_has_a_worked_example_and_a_title(rule: type[Rule]) -> None:
    assert rule.examples
    assert rule.title.zh
    assert rule.title.en
    assert rule.__doc__


@pytest.mark.parametrize("example", CASES)
def test_exact_points_are_those_worked_by_hand(example: Example) -> None:
    rule, x = read(example), exact_columns(example)
    assert rule.refusals(x) == []
    points = [round_to(p, example.decimals, "half_up") for p in x.wide(rule.points(x))]
    assert points == [parse(p) for p in example.points]


@pytest.mark.parametrize("example", CASES)
def test_guarded_points_round_to_the_same_digits_or_say_they_cannot(example: Example) -> None:
    rule, exact, fast = read(example), exact_columns(example), guarded_columns(example)
    expected = [round_to(p, 4, "half_up") for p in exact.wide(rule.points(exact))]
    points = rule.points(fast)
    rounded = np.broadcast_to(points.rounded(4, "half_up"), fast.sheet.shape)[0]
    undecided = fast.sheet.undecided
    for i, want in enumerate(expected):
        assert (undecided is not None and undecided[0, i]) or Fraction(int(rounded[i]), 10**4) == want


@pytest.mark.parametrize("example", CASES)
def test_reason_and_clause_carry_the_numbers(example: Example) -> None:
    notes: dict[str, Any] = {}
    rule, x = read(example), exact_columns(example, notes)
    score = x.wide(rule.points(x))
    about = About(full=parse(example.full), title="试验指标", unit=example.unit, direction=example.direction)
    for i in range(len(example.points)):
        inputs = {name: parse(values[i]) for name, values in example.columns.items()}
        shown = round_to(score[i], example.decimals, "half_up")
        said = rule.reason(Noted(about, inputs | {k: v[i] for k, v in notes.items()} | {"score": shown}))
        assert said.zh
        assert said.en
        if i == 0:
            assert example.says in said.zh
    clause = rule.clause(about)
    assert clause.zh
    assert clause.en


def test_every_rule_file_is_in_the_list() -> None:
    from pathlib import Path

    import kaoheng.rules

    shared = {"__init__", "catalogue", "expression", "meanings", "policies", "rounding", "rule", "scales", "value_tier"}
    files = {path.stem for path in Path(kaoheng.rules.__path__[0]).glob("*.py")} - shared
    assert files == {rule.__module__.rpartition(".")[2] for rule in RULES}
