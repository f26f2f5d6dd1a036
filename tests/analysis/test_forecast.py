"""Forecasts of known series come near what came true; each says how it was made and what it would score."""

import warnings
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from typer.testing import CliRunner

from kaoheng.analysis.forecast.choice import backtest, choose, reach
from kaoheng.analysis.forecast.forecast import Forecast, forecast
from kaoheng.analysis.forecast.in_proportion import InProportion
from kaoheng.analysis.forecast.same_months import SameMonths
from kaoheng.analysis.forecast.sentences import said
from kaoheng.analysis.forecast.series import Combine, Series
from kaoheng.analysis.forecast.smoothing import DampedTrend, SeasonalSmoothing
from kaoheng.analysis.forecast.unchanged import Unchanged
from kaoheng.analysis.spans import Span
from kaoheng.cli.app import app
from kaoheng.findings import Refused
from tests.analysis.looking import evidence, item, method, row

# Box and Jenkins, Time Series Analysis, series G: passengers of international airlines in thousands, 1949 to 1960.
AIRLINE = [
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170,
    158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181,
    183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201,
    204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347,
    312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348,
    355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
    360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606,
    508, 461, 390, 432,
]  # fmt: skip


def series(values: list[float], combine: Combine = "sum", steps: int = 12, year: int = 2019) -> Series:
    return Series(combine, steps, year * steps, tuple(Fraction(repr(value)) for value in values))


def test_the_airline_year_is_forecast_from_its_first_half() -> None:
    known = series([float(value) for value in AIRLINE[:-6]], year=1949)
    way, _ = choose(known)
    found = reach(known, way)
    interval = found.interval(Fraction(19, 20))
    assert isinstance(way, SeasonalSmoothing)
    assert found.middle == pytest.approx(sum(AIRLINE[-12:]), rel=0.02)
    assert interval is not None
    assert interval[0] < sum(AIRLINE[-12:]) < interval[1]


def test_the_airline_forecast_is_that_of_another_implementation() -> None:
    known = AIRLINE[:-6]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = ExponentialSmoothing(np.array(known, float), "add", True, "mul", seasonal_periods=12)
        year = sum(known[-6:]) + float(model.fit().forecast(6).sum())
    ours = SeasonalSmoothing().reach(series([float(value) for value in known], year=1949))
    assert ours.middle == pytest.approx(year, rel=0.02)


def test_earlier_airline_years_say_how_far_off_the_way_is() -> None:
    known = series([float(value) for value in AIRLINE[96:-6]], year=1957)
    tried = backtest(known, SeasonalSmoothing())
    assert tried is not None
    assert tried.years == (1959,)
    assert tried.mean_size < Fraction(3, 100)


def test_intervals_of_simulated_quarters_cover_about_what_they_say() -> None:
    rng, covered, runs = np.random.default_rng(7), 0, 40
    for _ in range(runs):
        season = np.tile([80.0, 100.0, 120.0, 100.0], 6)
        values = season + np.arange(24) * 0.5 + rng.normal(0, 4, 24)
        known = series([round(float(v), 3) for v in values[:22]], steps=4, year=2017)
        interval = SeasonalSmoothing().reach(known).interval(Fraction(4, 5))
        assert interval is not None
        covered += interval[0] <= values[-4:].sum() <= interval[1]
    assert 26 <= covered <= 38


def test_intervals_of_earlier_years_cover_about_what_they_say() -> None:
    rng, covered, runs = np.random.default_rng(11), 0, 200
    for _ in range(runs):
        values = rng.normal(100, 5, 60)
        known = series([round(float(v), 3) for v in values[:54]], year=2018)
        interval = SameMonths().reach(known).interval(Fraction(4, 5))
        assert interval is not None
        covered += interval[0] <= values[-12:].sum() <= interval[1]
    assert 140 <= covered <= 180


def test_the_same_months_of_one_earlier_year_give_a_value_without_interval() -> None:
    known = series([10.0] * 6 + [20.0] * 6 + [11.0] * 6)
    way, why = choose(known)
    found = reach(known, way)
    assert isinstance(way, SameMonths)
    assert "2019年" in why.zh
    assert (found.middle, found.likely) == (198, None)


def test_a_year_end_level_moves_as_it_moved_before() -> None:
    values = [5.0, 5.5, 6.0, 6.5, 6.0, 6.5, 7.0, 7.5, 4.0, 4.2]
    found = SameMonths().reach(series(values, "last", 4))
    assert found.middle == pytest.approx(5.2)


@pytest.mark.parametrize("value", [0.0, -3.5, 7.0])
def test_a_constant_series_stays_what_it_is(value: float) -> None:
    known = series([value] * 30)
    way, _ = choose(known)
    found = reach(known, way)
    assert isinstance(way, Unchanged)
    assert found.middle == pytest.approx(12 * value)
    assert found.interval(Fraction(4, 5)) == (found.middle, found.middle)


def test_two_points_are_stretched_over_the_year_without_an_interval() -> None:
    known = series([10.0, 14.0], year=2022)
    way, _ = choose(known)
    assert isinstance(way, InProportion)
    assert reach(known, way).middle == 144
    assert reach(known, way).interval(Fraction(4, 5)) is None


def test_ten_months_without_history_show_a_trend() -> None:
    known = series([100.0 + 2 * m + (m % 3) for m in range(10)], year=2022)
    way, _ = choose(known)
    assert isinstance(way, DampedTrend)
    assert reach(known, way).middle == pytest.approx(sum(100 + 2 * m + m % 3 for m in range(12)), rel=0.02)


def test_negative_values_are_forecast_additively() -> None:
    rng = np.random.default_rng(5)
    values = np.tile([-20.0, 5.0, 10.0, -3.0], 6) + rng.normal(0, 1, 24)
    known = series([round(float(v), 3) for v in values[:22]], steps=4)
    assert SeasonalSmoothing().reach(known).middle == pytest.approx(values[-4:].sum(), abs=6)


def test_the_same_figures_give_the_same_forecast() -> None:
    known = series([float(value) for value in AIRLINE[:40]])
    one, other = (SeasonalSmoothing().reach(known) for _ in range(2))
    assert one.middle == other.middle
    assert one.likely is not None
    assert other.likely is not None
    assert (one.likely == other.likely).all()


@given(st.lists(st.integers(1, 10**6), min_size=13, max_size=23), st.integers(2, 1000))
def test_another_unit_of_measure_changes_only_the_unit(values: list[int], factor: int) -> None:
    one = SameMonths().reach(series([float(v) for v in values]))
    other = SameMonths().reach(series([float(v * factor) for v in values]))
    assert other.middle == pytest.approx(one.middle * factor)


def months(unit: str = "A", through: int = 9, **fields: str) -> list[dict[str, str]]:
    """Three years of cumulative months, the last one up to a month; every month brings its number more."""
    ends = [(year, 12 if year < 2022 else through) for year in (2020, 2021, 2022)]
    return [
        dict(row((10 + year - 2020) * m * (m + 1) // 2, unit, period=f"{year}年1—{m}月", **fields))
        for year, last in ends
        for m in range(1, last + 1)
    ]


def test_a_forecast_is_scored_by_the_items_own_rule() -> None:
    target = {"unit_id": "A", "item_id": "gdp", "kind": "point", "value": "1000"}
    found = forecast(method(), evidence(months(), targets=[target]))[0]
    assert found.so_far == 540
    assert found.middle == pytest.approx(936, rel=0.01)
    assert found.target == 1000
    assert found.chance is not None
    assert found.chance < Fraction(1, 10)
    assert found.expected.middle == 10 - (100 - found.middle * 100 / 1000).__floor__()
    assert "每低目标值的1%扣1分" in said(found).zh
    assert "达标概率不足1%" in said(found).zh


def test_a_finished_year_is_its_value() -> None:
    found = forecast(method(), evidence(months(through=12)))[0]
    assert {found.middle, found.low, found.high} == {Fraction(936)}


def test_as_of_hides_the_later_months() -> None:
    found = forecast(method(), evidence(months()), as_of=Span(2022, 6, 6))[0]
    assert found.known == Span(2022, 1, 6)
    assert found.so_far == 252


def test_rank_rules_score_a_unit_among_the_forecasts_of_the_others() -> None:
    ranks = item(
        rule={"kind": "rank_points", "form": "points_per_place", "ties": "competition", "per_place": 2, "floor": 0}
    )
    found = forecast(method(ranks), evidence([*months("A"), *months("B")[:-1]]))
    assert {each.expected.middle for each in found} <= {8, 10}
    assert len(found) == 2


def test_periods_that_nothing_combines_are_refused_with_a_mend() -> None:
    with pytest.raises(Refused) as caught:
        forecast(method(item(combine=None)), evidence(months()))
    assert "over_periods" in caught.value.findings[0].sentence()


def test_bad_cells_are_all_named_with_their_rows() -> None:
    rows = [row("12a", period="2022-01"), row(3, period="春季"), row(3, "Z", period="2022-02")]
    with pytest.raises(Refused) as caught:
        forecast(method(), evidence(rows, {"A": "甲县"}))
    assert [(f.code, f.place.row) for f in caught.value] == [
        ("not_a_number", 2), ("unreadable_period", 3), ("unknown_unit", 4),
    ]  # fmt: skip


def test_mixed_figures_are_refused() -> None:
    with pytest.raises(Refused, match="mixes cumulative and single"):
        forecast(method(), evidence([*months(), row(5, period="2022年10月")]))


def test_the_expected_score_is_left_out_where_data_are_missing() -> None:
    found: Forecast = forecast(method(), evidence(months()))[0]
    assert found.expected.middle is None
    assert "不估得分" in said(found).zh


def test_the_command_prints_the_sentence(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    text = (root / "docs/how-to/forecast-the-year.md").read_text(encoding="utf-8")
    blocks = text.split("```")
    (tmp_path / "method.yaml").write_text(next(b for b in blocks if b.startswith("yaml")).partition("\n")[2], "utf-8")
    (tmp_path / "units.csv").write_text("unit_id,title,group\nA,甲县,counties\n", encoding="utf-8")
    lines = ["unit_id,item_id,period,value", *(f"A,investment,{r['period']},{r['value']}" for r in months())]
    (tmp_path / "observations.csv").write_text("\n".join(lines), encoding="utf-8")
    result = CliRunner().invoke(app, ["forecast", str(tmp_path / "method.yaml"), str(tmp_path), "--as-of", "2022-09"])
    assert result.exit_code == 0, result.output
    assert "季节性指数平滑" in result.stdout
