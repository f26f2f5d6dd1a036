"""Each step by what it promises: what is refused, what stays, and the laws the numbers keep."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kaoheng.rules.rule import About
from kaoheng.text import Text
from kaoheng.treatment.catalogue import TREATMENTS, AnyTreatment
from kaoheng.treatment.least_squares import fitted
from kaoheng.treatment.shape import shape_of
from kaoheng.treatment.treatment import Pool, Treatment

STEP: TypeAdapter[Treatment] = TypeAdapter(AnyTreatment)
LIMITS = dict(skewness_above=2, kurtosis_above="3.5", definition="sample")
EVERY: list[dict[str, Any]] = [
    dict(kind="missing_codes", codes=[0]),
    dict(kind="per", item="x", times=1),
    dict(kind="convert", from_unit="万元", to_unit="亿元", factor="0.0001"),
    dict(kind="impute", by="group_mean", over="group"),
    dict(kind="impute", by="group_median", over="all", decimals=1),
    dict(kind="impute", by="carry_forward"),
    dict(kind="impute", by=dict(regress_on=["x"]), over="all"),
    dict(kind="winsorise", when=LIMITS, most=2, over="group", failing="keep"),
    dict(kind="limit", low=dict(quantile="2.5%", definition=7), high=dict(mean_of=5), over="group"),
    dict(kind="limit", low=dict(nth=2), high=None, over="all"),
    dict(kind="limit", low=None, high=dict(value=100), over="all"),
    dict(kind="transform", by="log", shift=1),
    dict(kind="transform", by="log_in_range", over="group", when=LIMITS),
    dict(kind="transform", by="box_cox", shift=0, power="1/2"),
]
numbers = st.fractions(-100, 100, max_denominator=20)


def step(**fields: Any) -> Treatment:
    return STEP.validate_python(fields)


def exact(*values: Any) -> list[Fraction | None]:
    return [None if value is None else Fraction(value) for value in values]


def test_every_kind_of_step_is_tried_here() -> None:
    assert {type(step(**fields)) for fields in EVERY} == set(TREATMENTS)


@pytest.mark.parametrize("fields", EVERY, ids=lambda fields: fields["kind"])
def test_a_clause_is_said_in_both_languages_and_the_step_reads_back_from_its_dump(fields: dict[str, Any]) -> None:
    made = step(**fields)
    clause = made.clause(About(Fraction(10)))
    assert clause.zh
    assert clause.en
    assert step(**made.model_dump(mode="json")) == made


def test_a_denominator_of_zero_is_refused_and_a_missing_one_leaves_no_value() -> None:
    pool = Pool(exact(1, 2, 3), others={"x": exact(0, None, 4)}, titles={"x": Text("人口", "population")})
    done = step(kind="per", item="x", times=1).treat(pool)
    assert list(done.values) == exact(None, None, "3/4")
    assert [(snag.at, snag.why.zh) for snag in done.snags] == [(0, "分母“人口”为0")]
    assert done.said[1].zh == "缺分母“人口”，不能折算"


def test_a_regression_recovers_a_line_exactly_and_says_its_equation() -> None:
    pool = Pool(exact(5, 7, 9, None), others={"x": exact(1, 2, 3, "1/3")})
    done = step(kind="impute", by=dict(regress_on=["x"]), over="all").treat(pool)
    assert done.values[3] == Fraction(11, 3)
    assert "3+2×x" in done.said[3].zh


def test_collinear_items_are_refused_for_every_unit_they_would_fill() -> None:
    pool = Pool(exact(5, 7, 9, None, None), others={"x": exact(1, 2, 3, 4, 5), "y": exact(2, 4, 6, 8, 10)})
    done = step(kind="impute", by=dict(regress_on=["x", "y"]), over="all").treat(pool)
    assert [snag.at for snag in done.snags] == [3, 4]
    assert "共线" in done.snags[0].why.zh


def test_values_beyond_the_limits_count_as_the_limits() -> None:
    values = exact(1, 2, None, 3, 4, 100)
    bounds = {
        (None, (("nth", 2),)): exact(1, 2, None, 3, 4, 4),
        ((("nth", 2),), (("mean_of", 2),)): exact(2, 2, None, 3, 4, 52),
        ((("quantile", "25%"), ("definition", 7)), None): exact(2, 2, None, 3, 4, 100),
        ((("quantile", "25%"), ("definition", 6)), (("value", 3),)): exact("1.5", 2, None, 3, 3, 3),
    }
    for (low, high), after in bounds.items():
        ends = dict(low=low and dict(low), high=high and dict(high))
        assert list(step(kind="limit", over="group", **ends).treat(Pool(values)).values) == after


def test_an_end_is_stated_in_exactly_one_way() -> None:
    for end in ({}, dict(nth=1, value=3), dict(quantile="5%"), dict(nth=2, definition=7)):
        with pytest.raises(ValidationError):
            step(kind="limit", low=end, high=None, over="all")


def test_winsorising_that_does_not_suffice_is_undone_so_that_a_transform_may_follow() -> None:
    values = exact(*[1] * 30, 80, 100)
    undone = step(kind="winsorise", when=LIMITS, most=1, over="group", failing="undo").treat(Pool(values))
    kept = step(kind="winsorise", when=LIMITS, most=1, over="group", failing="keep").treat(Pool(values))
    assert list(undone.values) == values
    assert list(kept.values) == exact(*[1] * 30, 80, 80)
    log = step(kind="transform", by="log_in_range", over="group", when=LIMITS).treat(Pool(undone.values))
    assert log.values[0] == 0
    assert log.values[31] is not None
    assert abs(float(log.values[31]) - 4.605170) < 1e-5


def test_values_within_the_limits_stay_and_say_so() -> None:
    values = exact(1, 2, 3, 4, 5)
    for fields in (dict(kind="winsorise", most=1, failing="keep"), dict(kind="transform", by="log", shift=0)):
        done = step(**fields, when=LIMITS, over="group").treat(Pool(values))
        assert list(done.values) == values
        assert all("不属于" in done.said[at].zh for at in range(5))


def test_what_has_no_logarithm_is_refused_with_its_value() -> None:
    done = step(kind="transform", by="log", shift=0).treat(Pool(exact(0, 1)))
    assert [(snag.at, snag.why.en) for snag in done.snags] == [(0, "0 has no logarithm or power")]
    assert list(done.values) == exact(None, 0)


@pytest.mark.parametrize(
    "fields",
    [
        dict(kind="impute", by="group_mean"),
        dict(kind="impute", by="carry_forward", over="all"),
        dict(kind="transform", by="log"),
        dict(kind="transform", by="box_cox", shift=0),
        dict(kind="transform", by="log_in_range"),
        dict(kind="winsorise", when=LIMITS, most=0, over="all", failing="keep"),
    ],
)
def test_what_a_regulation_would_leave_open_must_be_stated(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        step(**fields)


@given(st.lists(numbers, min_size=1, max_size=12), st.integers(1, 3), st.sampled_from(["keep", "undo"]))
def test_winsorising_changes_no_more_units_than_allowed_and_stays_in_the_range(
    values: list[Fraction], most: int, failing: str
) -> None:
    done = step(kind="winsorise", when=dict(LIMITS, skewness_above=0, kurtosis_above=-3), most=most, over="all",
                failing=failing).treat(Pool(values))  # fmt: skip
    after = [value for value in done.values if value is not None]
    assert sum(a != b for a, b in zip(values, after, strict=True)) <= most
    assert min(values) <= min(after)
    assert max(after) <= max(values)


@given(st.lists(numbers, min_size=4, max_size=12), numbers, st.fractions(1, 9, max_denominator=5))
def test_the_shape_does_not_depend_on_the_unit_of_measure(
    values: list[Fraction], shift: Fraction, factor: Fraction
) -> None:
    assert shape_of(values, "sample") == shape_of([value * factor + shift for value in values], "sample")


@given(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=10))
def test_residuals_of_least_squares_are_orthogonal_to_what_was_fitted(points: list[tuple[Fraction, Fraction]]) -> None:
    terms = fitted([[x] for x, _ in points], [y for _, y in points])
    if terms is None:
        assert len({x for x, _ in points}) == 1
        return
    rest = [y - terms[0] - terms[1] * x for x, y in points]
    assert sum(rest) == 0
    assert sum(r * x for r, (x, _) in zip(rest, points, strict=True)) == 0


@given(st.lists(st.one_of(st.none(), numbers), min_size=1, max_size=9))
def test_a_mean_put_in_for_missing_values_leaves_the_mean_as_it_was(values: list[Fraction | None]) -> None:
    done = step(kind="impute", by="group_mean", over="group").treat(Pool(values))
    before = [value for value in values if value is not None]
    after = [value for value in done.values if value is not None]
    assert not before or sum(after) / len(after) == sum(before) / len(before)
    assert len(after) == (len(values) if before else 0)
