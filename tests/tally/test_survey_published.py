"""Surveys against figures published in textbooks."""

from collections import Counter

import pytest

from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.survey import Survey
from tests.tally.asking import answered, numbers, spread_values, stratified, survey, told

GPA = {
    "1": "3.08 2.60 3.44 3.04",
    "2": "2.36 3.04 3.28 2.68",
    "3": "2.00 2.56 2.52 1.88",
    "4": "3.00 2.88 3.44 3.64",
    "5": "2.68 1.92 3.28 3.20",
}
"""Grade averages of the four persons in each of 5 suites, drawn from 100: Lohr, Sampling, Example 5.2."""

AGRICULTURE = {
    "NC": (1054, 103, "300504.16", "172099.0756"),
    "NE": (220, 21, "97629.81", "87449.8296"),
    "S": (1382, 135, "211315.04", "231489.7123"),
    "W": (422, 41, "662295.51", "629433.2892"),
}
"""Counties, counties drawn, mean acres and standard deviation by region: Lohr, Sampling, Example 3.2."""


def suites(**terms: object) -> tuple[list[ResponseRow], Survey]:
    rows = [row for suite, marks in GPA.items() for row in answered(marks, psu=suite, weight="20")]
    codes = numbers({mark for marks in GPA.values() for mark in marks.split()})
    design = {
        "clusters": True,
        "weights": "column",
        "correction": True,
        "cluster_counts": {"for_all": {"all": 100}},
    }
    return rows, survey(design, answers=codes, **terms)


def test_one_stage_cluster_sample_of_lohr_example_5_2() -> None:
    rows, channel = suites()
    found = told(channel, rows).values
    assert (float(found["score"]), float(found["se"])) == (2.826, 0.1637)


def test_the_same_as_a_total() -> None:
    rows, channel = suites(estimate="total", error_decimals=2)
    found = told(channel, rows).values
    assert (float(found["score"]), float(found["se"])) == (1130.4, 65.47)


def test_the_jackknife_of_equal_clusters_gives_the_same_error() -> None:
    rows, channel = suites(error="jackknife")
    assert float(told(channel, rows).values["se"]) == 0.1637


def test_stratified_sample_of_lohr_example_3_2() -> None:
    drawn = {region: spread_values(mean, sd, n) for region, (_, n, mean, sd) in AGRICULTURE.items()}
    rows = [row for region, values in drawn.items() for row in answered(values, stratum=region)]
    sizes = {"for_all": {region: size for region, (size, *_) in AGRICULTURE.items()}}
    channel = survey(
        stratified(weights="sizes", correction=True, sizes=sizes),
        answers=numbers({value for values in drawn.values() for value in values}),
        estimate="total",
        error_decimals=0,
    )
    found = told(channel, rows).values
    assert float(found["score"]) == pytest.approx(909_736_035, abs=2000)
    assert float(found["se"]) == pytest.approx(50_417_248, abs=100)


def test_simple_random_sample_of_lohr_example_2_6() -> None:
    values = spread_values("297897.0467", "344551.8949", 300)
    sizes = {"for_all": {"all": 3078}}
    channel = survey(
        {"weights": "sizes", "correction": True, "sizes": sizes}, answers=numbers(set(values)), error_decimals=0
    )
    assert float(told(channel, answered(values)).values["se"]) == 18_898


def test_raking_of_lohr_section_8_5() -> None:
    sample = {
        "女": {"Black": 300, "White": 1200, "Asian": 60, "Native": 30, "Other": 30},
        "男": {"Black": 150, "White": 1080, "Asian": 90, "Native": 30, "Other": 30},
    }
    rows = [
        row
        for sex, races in sample.items()
        for race, count in races.items()
        for row in answered([f"{sex}{race}"] * count, more={"sex": sex, "race": race})
    ]
    margins = [
        {"by": ["sex"], "sizes": {"for_all": {"女": 1510, "男": 1490}}},
        {
            "by": ["race"],
            "sizes": {"for_all": {"Black": 600, "White": 2120, "Asian": 150, "Native": 100, "Other": 30}},
        },
    ]
    rake = {"kind": "rake", "margins": margins, "totals": "stated", "tolerance": "1e-5", "rounds": 100, "decimals": 9}
    codes = Counter(row.answer for row in rows)
    found = told(survey(answers=dict.fromkeys(codes, 1), weighting=[rake]), rows).values
    raked = {code: round(float(found[f"share:{code}"]) * 3000, 2) for code in codes}
    assert raked == {
        "女Black": 375.59,
        "女White": 1021.47,
        "女Asian": 53.72,
        "女Native": 45.56,
        "女Other": 13.67,
        "男Black": 224.41,
        "男White": 1098.53,
        "男Asian": 96.28,
        "男Native": 54.44,
        "男Other": 16.33,
    }


@pytest.mark.parametrize(("persons", "margin"), [(400, 4.9), (1000, 3.1), (3390, 1.7), (13560, 0.8)])
def test_margins_of_usual_samples_at_95_percent(persons: int, margin: float) -> None:
    found = told(survey(), answered(["满意", "不满意"] * (persons // 2))).values
    assert round(float(found["high"] - found["score"]), 1) == margin
