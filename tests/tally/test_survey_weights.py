"""What weighting must do whatever the sample: meet margins, stay in bounds, be refused with a mend."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pydantic import ValidationError
from scipy.optimize import LinearConstraint, minimize

from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.survey import Survey
from kaoheng.tally.surveys.people import Person, people_of
from kaoheng.tally.surveys.trimming import trimmed
from kaoheng.text import Text
from tests.tally.asking import answered, survey, told

AGES, SEXES = ("青", "中", "老"), ("女", "男")


def sample(counts: Sequence[int]) -> list[ResponseRow]:
    """So many persons in each of the six cells of age and sex."""
    cells = [(age, sex) for age in AGES for sex in SEXES]
    return [
        row
        for (age, sex), count in zip(cells, counts, strict=True)
        for row in answered(["满意", "不满意"] * count, more={"age": age, "sex": sex})
    ]


def fitted(kind: str, ages: Sequence[int], sexes: Sequence[int], **more: Any) -> dict[str, Any]:
    margins = [
        {"by": ["age"], "sizes": {"for_all": dict(zip(AGES, ages, strict=True))}},
        {"by": ["sex"], "sizes": {"for_all": dict(zip(SEXES, sexes, strict=True))}},
    ]
    step = {"kind": kind, "margins": margins, "totals": "kept", "tolerance": "1e-10", "rounds": 2000, "decimals": 10}
    return {**step, **more}


def weights_of(step: dict[str, Any], rows: list[ResponseRow]) -> tuple[list[Person], list[Fraction]]:
    people = people_of(rows)
    (made,) = survey(weighting=[step]).weighting
    return people, made.weigh(people, [Fraction(1)] * len(people), "U", {})


def share(people: list[Person], weights: list[Fraction], column: str, category: str) -> float:
    own = sum(w for person, w in zip(people, weights, strict=True) if person.more[column] == category)
    return float(own / sum(weights))


def refusal(channel: Survey, rows: list[ResponseRow]) -> Text:
    why = told(channel, rows).refused
    assert why is not None
    return why


COUNTS = st.lists(st.integers(1, 12), min_size=6, max_size=6)
MARGIN = st.integers(1, 9)


@settings(max_examples=40)
@given(COUNTS, st.tuples(MARGIN, MARGIN, MARGIN), st.tuples(MARGIN, MARGIN))
def test_raking_meets_every_margin(counts: list[int], ages: tuple[int, ...], sexes: tuple[int, ...]) -> None:
    people, weights = weights_of(fitted("rake", ages, sexes), sample(counts))
    for column, names, stated in (("age", AGES, ages), ("sex", SEXES, sexes)):
        for name, number in zip(names, stated, strict=True):
            assert share(people, weights, column, name) == pytest.approx(number / sum(stated), rel=1e-7)


def test_raking_to_the_margins_a_sample_has_changes_nothing() -> None:
    _, weights = weights_of(fitted("rake", (5, 9, 13), (12, 15)), sample([2, 3, 4, 5, 6, 7]))
    assert set(weights) == {Fraction(1)}


def test_post_stratification_is_exact() -> None:
    step = {
        "kind": "post_stratify",
        "by": ["age", "sex"],
        "sizes": {"for_all": {f"{age}/{sex}": 7 + at for at, age in enumerate(AGES) for sex in SEXES}},
        "totals": "stated",
    }
    people, weights = weights_of(step, sample([1, 2, 3, 4, 5, 6]))
    assert sum(weights) == 2 * (7 + 8 + 9)
    assert sum(w for p, w in zip(people, weights, strict=True) if p.category(("age", "sex")) == "老/男") == 9


@pytest.mark.parametrize("distance", ["linear", "logit"])
def test_calibration_meets_margins_within_its_bounds(distance: str) -> None:
    step = fitted("calibrate", (3, 3, 4), (5, 5), distance=distance, lowest="0.4", highest="2.5")
    people, weights = weights_of(step, sample([2, 5, 4, 6, 7, 9]))
    assert share(people, weights, "age", "青") == pytest.approx(0.3, rel=1e-8)
    assert share(people, weights, "sex", "女") == pytest.approx(0.5, rel=1e-8)
    assert Fraction("0.4") <= min(weights)
    assert max(weights) <= Fraction("2.5")


def test_linear_calibration_is_the_nearest_within_its_bounds() -> None:
    step = fitted("calibrate", (3, 3, 4), (5, 5), distance="linear", lowest="0.72", highest="2.2")
    people, weights = weights_of(step, sample([2, 5, 4, 6, 7, 9]))
    columns = np.array([[p.more[c] == n for c, ns in (("age", AGES), ("sex", SEXES)) for n in ns] for p in people])
    target = len(people) * np.array([0.3, 0.3, 0.4, 0.5, 0.5])

    def far(g: NDArray[np.float64]) -> float:
        return float(((g - 1) ** 2).sum())

    nearest = minimize(
        far,
        np.ones(len(people)),
        method="SLSQP",
        bounds=[(0.72, 2.2)] * len(people),
        constraints=[LinearConstraint(columns.T[:4].astype(float), target[:4], target[:4])],
    )
    assert [float(w) for w in weights] == pytest.approx(nearest.x.tolist(), abs=1e-4)
    assert Fraction("0.72") in weights


def test_bounds_too_narrow_are_refused_with_a_mend() -> None:
    step = fitted("calibrate", (8, 1, 1), (5, 5), distance="linear", lowest="0.9", highest="1.1", rounds=50)
    why = refusal(survey(weighting=[step]), sample([2] * 6))
    assert "请放宽上下限" in why.zh
    assert "widen the bounds" in why.en


def test_raking_that_does_not_converge_is_refused_with_a_mend() -> None:
    step = fitted("rake", (8, 1, 1), (1, 9), rounds=1)
    why = refusal(survey(weighting=[step]), sample([9, 1, 1, 9, 4, 4]))
    assert "未收敛" in why.zh


def test_an_empty_category_is_refused_with_a_mend() -> None:
    why = refusal(survey(weighting=[fitted("rake", (1, 1, 1), (1, 1))]), sample([1, 1, 1, 1, 0, 0]))
    assert why.zh == "age的“老”没有应答者，请与相邻类合并"


def test_stated_margins_of_different_totals_are_refused() -> None:
    step = fitted("rake", (1, 1, 1), (1, 1), totals="stated")
    why = refusal(survey(weighting=[step]), sample([1] * 6))
    assert "总数不相等" in why.zh


@given(st.lists(st.integers(1, 100), min_size=2, max_size=20), st.integers(11, 40))
def test_shared_trimming_keeps_the_sum_and_the_limit(whole: list[int], tenths: int) -> None:
    weights = [Fraction(w) for w in whole]
    limit = Fraction(tenths, 10) * sum(weights) / len(weights)
    new = trimmed(weights, limit, shared=True)
    assert (sum(new), max(new) <= limit) == (sum(weights), True)


def test_lost_trimming_only_cuts() -> None:
    assert trimmed([Fraction(1), Fraction(9)], Fraction(6), shared=False) == [1, 6]


@pytest.mark.parametrize("bounds", [("1", "2"), ("0.5", "1"), ("-1", "2")])
def test_bounds_must_enclose_one(bounds: tuple[str, str]) -> None:
    with pytest.raises(ValidationError, match="lowest < 1 < highest"):
        survey(
            weighting=[fitted("calibrate", (1, 1, 1), (1, 1), distance="logit", lowest=bounds[0], highest=bounds[1])]
        )
