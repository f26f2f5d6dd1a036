"""Bars and waterfalls stand on zero and say their numbers."""

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kaoheng.report.charts.bars import Bar, ranking_bars
from kaoheng.report.charts.heat import cell
from kaoheng.report.charts.svg import LEFT, axis_to, per
from kaoheng.report.charts.waterfall import Move, waterfall
from kaoheng.report.view import View
from tests.report.year import results


def bars(count: int = 3) -> list[Bar]:
    return [Bar(str(at), f"单位{at}", Fraction(90 - at), f"{90 - at}.00", "g", "优秀") for at in range(count)]


def test_every_bar_starts_at_zero() -> None:
    (picture,) = ranking_bars(bars(), Fraction(100), "排名", "三个单位")
    starts = re.findall(r'<rect class="b tg" x="([^"]+)"', picture)
    assert starts == [per(LEFT)] * 3
    assert f'<line class="z" x1="{per(LEFT)}"' in picture


def test_a_bar_is_as_long_as_its_number() -> None:
    two = [Bar("1", "甲", Fraction(80), "80"), Bar("2", "乙", Fraction(40), "40")]
    (picture,) = ranking_bars(two, Fraction(100), "排名", "")
    long, short = (
        float(width) for width in re.findall(r'<rect class="b" x="[^"]+" y="\d+" width="([\d.]+)%"', picture)
    )
    assert abs(long - 2 * short) < 0.02


def test_a_bar_says_its_number_and_its_grade_in_words() -> None:
    (picture,) = ranking_bars(bars(1), Fraction(100), "排名", "")
    assert "90.00 优秀</text>" in picture


def test_a_long_ranking_is_cut_into_pictures_that_share_one_axis() -> None:
    pictures = ranking_bars(bars(60), Fraction(100), "排名", "")
    assert len(pictures) == 3
    assert all(">100</text>" in picture for picture in pictures)
    assert "<title>排名 2/3</title>" in pictures[1]


def test_a_waterfall_adds_up_from_zero_and_each_loss_begins_where_the_last_ended() -> None:
    moves = [
        Move("甲", Fraction(6), "loss", "失 6"),
        Move("乙", Fraction(3), "loss", "失 3"),
        Move("加分", Fraction(-2), "gain", "加 2"),
        Move("离满分", Fraction(7), "sum", "7"),
    ]
    spans = re.findall(
        r'<rect class="(?:loss|gain|sum)" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', waterfall(moves, "", "")
    )
    (a, wa), (b, wb), (c, wc), (d, wd) = ((float(x), float(w)) for x, w in spans)
    assert a == d == float(LEFT * 100)
    assert abs(b - (a + wa)) < 0.02
    assert abs(c + wc - (b + wb)) < 0.02
    assert abs(d + wd - c) < 0.02


def test_hostile_names_are_escaped_in_pictures() -> None:
    (picture,) = ranking_bars([Bar("1", "<script>&", Fraction(1), "1")], Fraction(1), "<b>", '"')
    assert "<script" not in picture
    assert "&lt;script&gt;&amp;" in picture


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**6))
def test_an_axis_starts_at_zero_reaches_the_most_and_has_few_marks(most: Fraction) -> None:
    axis = axis_to(most)
    ticks = list(axis.ticks())
    assert ticks[0] == 0
    assert most <= ticks[-1] == axis.top
    assert len(ticks) <= 7


def test_a_heat_cell_is_a_rate_or_a_word() -> None:
    view = View(results())
    assert cell(view, "gdp", 0).words == "90"
    assert cell(view, "safety", 2).words == "88"
    assert (cell(view, "tax", 2).kind, cell(view, "tax", 2).words) == ("m", "0缺")
    assert (cell(view, "grain", 3).kind, cell(view, "grain", 3).words) == ("x", "—")
    assert (cell(view, "bonus", 0).kind, cell(view, "bonus", 0).words) == ("p", "1.50")
