"""Indicators from microdata, against definitions, numpy and laws."""

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kaoheng.numbers import written
from kaoheng.rules.rule import About
from kaoheng.tally.distributions.inequality import gini, lorenz, top_by_bottom
from kaoheng.tally.distributions.quantiles import quantile
from kaoheng.tally.distributions.weighed import Weighed, weighed
from kaoheng.tally.microdata import Microdata
from tests.tally.asking import answered, told

PAIRS = st.lists(st.tuples(st.integers(1, 50).map(Fraction), st.integers(1, 9).map(Fraction)), min_size=1, max_size=15)
SHARES = st.integers(1, 99).map(lambda percent: Fraction(percent, 100))


def microdata(**terms: Any) -> Microdata:
    usual: dict[str, Any] = {
        "kind": "microdata",
        "title": "住户收支调查（演示数据）",
        "variable": "q",
        "measured": "可支配收入",
        "measured_en": "income",
        "weights": "column",
        "blank": "not_counted",
        "statistics": {"mean": {"kind": "mean"}},
        "least": 1,
        "decimals": None,
    }
    return Microdata.model_validate({**usual, **terms})


def of(*values: int) -> Weighed:
    return weighed((Fraction(value), Fraction(1)) for value in values)


@given(PAIRS)
def test_gini_is_half_the_mean_difference_by_the_mean(pairs: list[tuple[Fraction, Fraction]]) -> None:
    given_ = weighed(pairs)
    differences = sum(v * w * abs(x - y) for (x, v), (y, w) in product(pairs, pairs))
    assert gini(given_) == differences / (2 * given_.total**2 * given_.mean)


@given(PAIRS, st.integers(2, 9).map(Fraction))
def test_inequality_does_not_depend_on_the_scale(pairs: list[tuple[Fraction, Fraction]], times: Fraction) -> None:
    more = weighed((x * times, w) for x, w in pairs)
    heavier = weighed((x, w * times) for x, w in pairs)
    assert gini(weighed(pairs)) == gini(more) == gini(heavier)
    fifth = Fraction(1, 5)
    assert top_by_bottom(weighed(pairs), fifth) == top_by_bottom(more, fifth) == top_by_bottom(heavier, fifth)


def test_equal_incomes_have_no_inequality() -> None:
    assert gini(of(7, 7, 7)) == 0
    assert top_by_bottom(of(7, 7, 7), Fraction(1, 5)) == 1


def test_gini_of_one_to_five_is_four_fifteenths() -> None:
    assert gini(of(1, 2, 3, 4, 5)) == Fraction(4, 15)


def test_s80_s20_of_one_to_five_and_with_a_person_on_the_edge() -> None:
    assert top_by_bottom(of(1, 2, 3, 4, 5), Fraction(1, 5)) == 5
    assert lorenz(of(1, 3), Fraction(1, 5)) == Fraction(1, 10)


@given(PAIRS, SHARES)
def test_the_inverse_of_the_distribution_is_numpys(pairs: list[tuple[Fraction, Fraction]], p: Fraction) -> None:
    given_ = weighed(pairs)
    reached = list(given_.upto)
    if p in reached:
        return  # floats may fall on either side there
    values, weights = zip(*((float(x), float(w)) for x, w in pairs), strict=True)
    expected = np.quantile(values, float(p), weights=weights, method="inverted_cdf")
    assert float(quantile(given_, p, "inverse_cdf")) == expected


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=16, unique=True), st.integers(1, 15))
def test_all_definitions_are_numpys_for_equal_weights(values: list[int], sixteenths: int) -> None:
    p = Fraction(sixteenths, 16)  # exact as a float
    averaged = np.quantile(values, float(p), method="averaged_inverted_cdf")
    interpolated = np.quantile(values, float(p), method="interpolated_inverted_cdf")
    assert float(quantile(of(*values), p, "averaged")) == pytest.approx(averaged)
    assert float(quantile(of(*values), p, "interpolated")) == pytest.approx(interpolated)


def test_weights_count_as_so_many_persons() -> None:
    pairs = [(Fraction(3), Fraction(2)), (Fraction(8), Fraction(1))]
    assert weighed(pairs) == of(8, 3, 3)


def test_a_channel_takes_several_statistics() -> None:
    channel = microdata(
        decimals=2,
        statistics={
            "median": {"kind": "quantile", "at": "50%", "definition": "inverse_cdf"},
            "mean": {"kind": "mean"},
            "poor": {"kind": "share", "side": "below", "line": {"of_median": "60%"}},
            "gini": {"kind": "gini"},
            "ratio": {"kind": "top_by_bottom", "part": "20%"},
            "total": {"kind": "total"},
        },
    )
    rows = [
        row
        for value, weight in (("10", "1"), ("20", "3"), ("60", "1"))
        for row in answered(value, weight=weight, stratum=value)
    ]
    tally = told(channel, rows)
    assert {name: written(value) for name, value in tally.values.items()} == {
        "score": "20",
        "median": "20",
        "mean": "26",
        "poor": "0.2",
        "gini": "0.31",
        "ratio": "6",
        "total": "130",
        "n": "3",
    }
    assert channel.measures() == tuple(tally.values)
    assert tally.sentence.zh.startswith(
        "有效样本3个，可支配收入加权中位数20.00，加权平均数26.00，低于中位数的60%的比重0.20"
    )
    assert "top 20% by bottom 20% 6.00" in tally.sentence.en


@pytest.mark.parametrize(
    ("side", "expected"), [("below", "0.25"), ("at_most", "0.5"), ("at_least", "0.75"), ("above", "0.5")]
)
def test_sides_of_a_line(side: str, expected: str) -> None:
    statistic = {"share": {"kind": "share", "side": side, "line": {"amount": 2}}}
    found = told(microdata(weights="equal", statistics=statistic), answered("1 2 3 4")).values
    assert written(found["score"]) == expected


def test_headcount_and_intensity_of_poverty() -> None:
    line = {"amount": "1/3"}
    statistics = {
        "h": {"kind": "share", "side": "at_least", "line": line},
        "a": {"kind": "mean_beyond", "side": "at_least", "line": line, "none": 0},
    }
    found = told(microdata(weights="equal", decimals=None, statistics=statistics), answered("0.5 0.4 0.3 0.1 0")).values
    assert (written(found["h"]), written(found["a"])) == ("0.4", "0.45")
    nobody = told(microdata(weights="equal", statistics=statistics), answered("0.1 0.2")).values
    assert written(nobody["a"]) == "0"


def test_too_few_values_and_undefined_inequality_are_refused() -> None:
    few = told(microdata(least=9), answered("1 2", weight="1")).refused
    none = told(microdata(statistics={"g": {"kind": "gini"}}), answered("-5 5", weight="1")).refused
    assert few is not None
    assert none is not None
    assert (few.zh[:6], none.zh[:9]) == ("有效样本2个", "基尼系数没有意义：")


def test_bad_rows_are_all_named() -> None:
    rows = [*answered(["12", "很多", ""], weight="1"), *answered("1", stratum="x")]
    found = [(each.row, each.column, each.what.zh) for each in microdata(blank="refuse").problems(rows)]
    assert found == [
        (1, "answer", "“很多”不是数"),
        (2, "answer", "没有填写数值"),
        (3, "weight", "没有权数"),
    ]


def test_the_clause() -> None:
    clause = microdata(statistics={"g": {"kind": "gini"}}, decimals=3, least=100).clause(About(full=Fraction(5)))
    assert clause.zh == "以样本的可支配收入按权数计算基尼系数，保留3位小数，有效样本不少于100个"
    assert (
        clause.en
        == "Gini coefficient of income, computed by weight from the sample, to 3 decimals; at least 100 valid values"
    )


def test_a_line_is_stated_once() -> None:
    with pytest.raises(ValidationError, match="exactly one way"):
        microdata(statistics={"s": {"kind": "share", "side": "below", "line": {"amount": 1, "of_mean": "60%"}}})
