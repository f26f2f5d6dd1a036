"""Goals of several years: the required path, what the remaining years must bring, bands and lights in words."""

from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.settings import read_settings
from kaoheng.analysis.spans import read_span
from kaoheng.analysis.trajectory.follow import Trajectory, follow
from kaoheng.analysis.trajectory.goals import Goals
from kaoheng.analysis.trajectory.growth import average_growth, root
from kaoheng.analysis.trajectory.sentences import said
from kaoheng.cli.app import app
from kaoheng.findings import Refused

BANDS = [
    {"word": "超前", "word_en": "ahead", "at_least": "105%"},
    {"word": "正常", "at_least": "98%"},
    {"word": "滞后", "at_least": "90%"},
    {"word": "严重滞后"},
]
GDP: dict[str, Any] = {
    "id": "double",
    "title": "地区生产总值",
    "item": "gdp",
    "unit": "亿元",
    "direction": "up",
    "base": {"year": 2020, "value": "1000"},
    "aim": {"year": 2025, "times": "2"},
    "path": "constant_growth",
    "measure": "of_path",
    "bands": BANDS,
    "decimals": 2,
}
PM25: dict[str, Any] = GDP | {
    "id": "pm25",
    "title": "细颗粒物浓度",
    "item": "pm25",
    "unit": "微克/立方米",
    "direction": "down",
    "base": {"year": 2013, "value": "80"},
    "aim": {"year": 2017, "change": "-25%"},
    "path": {"staged": {2014: "10%", 2015: "35%", 2016: "65%", 2017: "100%"}},
    "measure": "of_change",
}


def actual(value: str, period: str, item: str = "gdp", unit: str = "A") -> Figure:
    return Figure(unit, item, read_span(period), "actual", Fraction(value))


def followed(goal: dict[str, Any], *figures: Figure) -> Trajectory:
    return follow(Goals.model_validate({"goals": [goal]}), figures)[0]


def test_doubling_in_five_years_says_what_each_part_needs() -> None:
    sentence = said(followed(GDP, actual("1120", "2021"), actual("1254.4", "2022")))
    assert sentence.zh == (
        "2020年至2025年翻一番，年均需增长14.87%；前两年年均增长12.00%；余下三年年均需增长16.82%；"
        "2022年应为1319.51亿元，实际1254.40亿元，为应达水平的95.07%，滞后。"
    )
    assert "2020 to 2025: 2 times the base, 14.87% growth a year needed" in sentence.en


def test_the_needed_growth_is_the_root_taken_another_way() -> None:
    getcontext().prec = 50
    rest = average_growth(Fraction("1254.4"), Fraction(2000), 3)
    ours, theirs = Decimal(rest.numerator) / rest.denominator, (Decimal(2000) / Decimal("1254.4")).ln() / 3
    assert abs(ours - (theirs.exp() - 1)) < Decimal("1e-40")


def test_a_staged_goal_asks_for_the_shares_of_the_whole_fall() -> None:
    found = followed(PM25, actual("78.5", "2014", "pm25"), actual("71", "2015", "pm25"))
    assert [stage.required for stage in found.stages] == [78, 73, 67, 60]
    assert [stage.measure for stage in found.stages[:2]] == [Fraction(3, 4), Fraction(9, 7)]
    assert [stage.band.word for stage in found.stages[:2] if stage.band] == ["严重滞后", "超前"]
    assert "余下两年年均需减少5.50微克/立方米" in said(found).zh


def test_a_linear_path_adds_the_same_every_year() -> None:
    found = followed(GDP | {"path": "linear"})
    assert [stage.required for stage in found.stages] == [1200, 1400, 1600, 1800, 2000]
    assert found.latest is None


def test_average_growth_is_exact_where_it_is_rational() -> None:
    found = followed(GDP | {"aim": {"year": 2022, "growth": "10%"}})
    assert [stage.required for stage in found.stages] == [1100, 1210]


def test_an_aim_reached_early_asks_nothing_of_the_rest() -> None:
    assert "已提前达到目标" in said(followed(GDP, actual("2001", "2023"))).zh


@pytest.mark.parametrize(("value", "word"), [("2000", "已达到目标2000.00亿元"), ("1900", "差100.00亿元")])
def test_the_last_year_says_whether_the_aim_was_reached(value: str, word: str) -> None:
    assert word in said(followed(GDP, actual(value, "2025"))).zh


@pytest.mark.parametrize(("expect", "light"), [("time", "黄灯"), ([f"{n}%" for n in range(5, 49, 4)] + [1], "绿灯")])
def test_part_of_a_year_is_held_against_its_part_of_the_year(expect: Any, light: str) -> None:
    lights = [{"word": "绿灯", "at_least": 1}, {"word": "黄灯", "at_least": "90%"}, {"word": "红灯"}]
    goal = GDP | {"path": "linear", "within_year": {"expect": expect, "lights": lights}}
    found = followed(goal, actual("1210", "2021"), actual("660", "2022年1—6月"))
    assert found.progress is not None
    assert found.progress.due == 1400
    assert found.progress.light.word == light
    assert f"全年应为1400.00亿元，序时应为{'700.00' if expect == 'time' else '350.00'}亿元" in said(found).zh


def test_every_unit_has_its_own_base_and_aim() -> None:
    goal = GDP | {"base": {"year": 2020, "by_unit": {"A": 100, "B": 200}}, "aim": {"year": 2025, "by_unit": {"A": 150}}}
    with pytest.raises(Refused) as caught:
        follow(Goals.model_validate({"goals": [goal]}))
    assert [finding.place.path for finding in caught.value] == ["double › B"]


def test_constant_growth_from_nothing_is_refused_with_a_way_out() -> None:
    with pytest.raises(Refused, match="constant growth needs positive values"):
        followed(GDP | {"base": {"year": 2020, "value": 0}, "aim": {"year": 2025, "value": 5}})


def test_a_goal_file_is_refused_with_every_problem_and_its_line() -> None:
    text = """goals:
  - id: double
    title: 翻番
    item: gdp
    direction: upwards
    base: {year: 2020}
    aim: {year: 2025, times: 2, growth: 3%}
    path: linear
    mesure: of_path
    bands: [{word: 正常, at_least: 1.2.3}, {word: 滞后}]
    decimals: 2
"""
    with pytest.raises(Refused) as caught:
        read_settings(text, Goals, "goals.yaml")
    lines = {(finding.code, finding.place.line) for finding in caught.value}
    wanted = {("bad_value", 5), ("bad_value", 6), ("bad_value", 7), ("unknown_field", 9), ("bad_value", 10)}
    assert wanted <= lines
    assert any("measure" in finding.sentence() for finding in caught.value)


@given(st.fractions(Fraction(1, 50), 100, max_denominator=50), st.integers(1, 8))
def test_a_root_of_a_power_is_the_number_itself(value: Fraction, degree: int) -> None:
    assert root(value**degree, degree) == value


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 4))
def test_the_needed_growth_leads_exactly_to_the_aim(now: int, aim: int, years: int) -> None:
    end = now * (1 + average_growth(Fraction(now), Fraction(aim), years)) ** years
    assert abs(end - aim) < Fraction(1, 10**40)


def test_the_command_prints_path_and_sentence(tmp_path: Path) -> None:
    goals = tmp_path / "goals.yaml"
    goals.write_text(
        "goals: [{id: d, title: 地区生产总值, item: gdp, unit: 亿元, direction: up, base: {year: 2020, value: 1000},"
        " aim: {year: 2025, times: 2}, path: constant_growth, measure: of_path, decimals: 2,"
        " bands: [{word: 正常, at_least: 98%}, {word: 滞后}]}]",
        encoding="utf-8",
    )
    (tmp_path / "units.csv").write_text("unit_id,title\nA,甲市\n", encoding="utf-8")
    (tmp_path / "observations.csv").write_text(
        "unit_id,item_id,period,value\nA,gdp,2021,1120\nA,gdp,2022年,1254.4\n", encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["trajectory", str(goals), str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "余下三年年均需增长16.82%" in result.stdout
    assert "甲市" in result.stdout
