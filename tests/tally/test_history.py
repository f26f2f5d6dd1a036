"""Several years as one value, as regulations state it."""

from fractions import Fraction
from typing import Any

import pytest

from kaoheng.numbers import round_to
from kaoheng.rules.rule import About
from kaoheng.scoring.memory import Memory
from kaoheng.tables import Past
from kaoheng.tally.history import FinalShare, History, several_years
from kaoheng.text import Text

YEARS = (2013, 2014, 2015)


def rows(*scores: object, unit: str = "甲") -> list[Past]:
    return [Past(unit, year, score=Fraction(str(score))) for year, score in zip(YEARS, scores, strict=False)]


def history(**fields: object) -> History:
    plain = {
        "kind": "history",
        "title": "历年",
        "years": YEARS,
        "combine": "mean",
        "absent": "missing",
        "decimals": None,
    }
    return History.model_validate(plain | fields)


def test_the_end_of_period_score_is_half_the_mean_of_the_years_and_half_the_final_year() -> None:
    half = FinalShare(final_share="50%")
    value = several_years(rows(88, 91, 94), "甲", "total", YEARS, half, "missing")
    assert value == Fraction("91.75")
    assert round_to(value, 0, "half_up") == 92


@pytest.mark.parametrize(
    ("combine", "value"), [("mean", "91"), ("sum", "273"), ("max", "94"), ("min", "88"), ("last", "94")]
)
def test_years_are_combined_as_the_method_says(combine: Any, value: str) -> None:
    assert several_years(rows(88, 91, 94), "甲", "total", YEARS, combine, "missing") == Fraction(value)


def test_a_year_without_a_score_leaves_no_value_or_is_passed_over() -> None:
    assert several_years(rows(88, 91), "甲", "total", YEARS, "mean", "missing") is None
    assert several_years(rows(88, 91), "甲", "total", YEARS, "mean", "skip") == Fraction("89.5")
    assert several_years(rows(88, 91), "甲", "total", YEARS, FinalShare(final_share="1/2"), "skip") is None


def test_the_channel_says_its_numbers_and_its_rounding() -> None:
    channel = history(combine={"final_share": "50%"}, decimals=0)
    tally = channel.tally(["甲", "乙"], [*rows(88, 91, 94), *rows(80, unit="乙")])
    assert tally["甲"].values == {"score": 92}
    assert tally["甲"].sentence.zh == (
        "2013年88分，2014年91分，2015年94分；前几年平均×50%＋末年×50%为92（由91.75四舍五入）"
    )
    assert tally["乙"].values == {}
    assert tally["乙"].refused == Text("缺2014、2015年度的得分", "there is no score of 2014, 2015")
    assert (
        channel.clause(About(Fraction(100))).zh
        == "取2013、2014、2015年度得分，按前几年平均×50%＋末年×50%计算，四舍五入取整数"
    )


def test_a_renamed_unit_brings_its_years_along_and_a_merged_one_does_not_mix_them() -> None:
    renamed = Memory(rows(88, 91, 94), {"乙": ("甲",)})
    assert [past.unit_id for past in renamed.handed_on("乙")] == ["乙"] * 3
    merged = Memory([*rows(88), *rows(80, unit="丙")], {"乙": ("甲", "丙")})
    assert merged.handed_on("乙") == ()
