"""The months a figure covers are read however they are written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.analysis.spans import Span, read_span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", 1, 12),
        ("2022年", 1, 12),
        ("2022年度", 1, 12),
        ("2022-09", 9, 9),
        ("2022/9", 9, 9),
        ("2022.09", 9, 9),
        ("202209", 9, 9),
        ("２０２２年９月", 9, 9),
        ("2022年9月份", 9, 9),
        ("2022年1-9月", 1, 9),
        ("2022年1—2月", 1, 2),
        ("2022年1月至9月", 1, 9),
        ("2022-01..2022-09", 1, 9),
        ("2022-01/2022-09", 1, 9),
        ("2022Q3", 7, 9),
        ("2022-Q3", 7, 9),
        ("2022年第三季度", 7, 9),
        ("2022年三季度", 7, 9),
        ("2022年上半年", 1, 6),
        ("2022年前三季度", 1, 9),
    ],
)
def test_a_period_names_its_months(text: str, first: int, last: int) -> None:
    assert read_span(text) == Span(2022, first, last)


@pytest.mark.parametrize("text", ["2022-13", "2022年9-1月", "2022-09-30", "春季", "9月", "2022-01..2023-09", "2022Q5"])
def test_other_texts_name_none(text: str) -> None:
    with pytest.raises(ValueError, match="names no months"):
        read_span(text)


@pytest.mark.parametrize("text", ["9月", "第三季度", "上半年", "全年", ""])
def test_a_period_without_a_year_takes_the_one_given(text: str) -> None:
    assert read_span(text, 2022).year == 2022


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(1, 12))
def test_a_span_is_read_back_from_its_own_words(year: int, one: int, other: int) -> None:
    span = Span(year, min(one, other), max(one, other))
    assert read_span(str(span)) == read_span(span.words().zh) == span
