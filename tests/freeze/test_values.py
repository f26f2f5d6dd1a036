"""Numbers as people write them, and the words and signs beside them."""

from fractions import Fraction

import pytest

from tests.freeze.making import STEP, evidence, frozen, item, method, refused, seen, spots


def value(text: str, **data: object) -> Fraction | None:
    facts = frozen(method(item(data=data)), evidence(seen(text)))
    return facts.cubes["actual"].exact(0, 0, 0) if "actual" in facts.cubes else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12.5", "12.5"),
        ("１２．５", "12.5"),
        (" 1,234,567.80　", "1234567.8"),
        ("１，２３４", "1234"),
        ("+7", "7"),
        ("－0.3", "-0.3"),
        ("−0.3", "-0.3"),
        (".5", "0.5"),
        ("1.5E3", "1500"),
        ("-0", "0"),
        ("123456789012345678.25", "123456789012345678.25"),
        ("0.12345678901234567890", "0.1234567890123456789"),
    ],
)
def test_usual_spellings_of_numbers_are_read_exactly(text: str, number: str) -> None:
    assert value(text) == Fraction(number)


@pytest.mark.parametrize("text", ["", "—", "——", "-", "/", "无", "　", "－", "／"])
def test_signs_for_no_value_are_no_value(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    "text",
    ["约12", "12,5", "1 234", "1,23,456", "3/4", "10²", "①", "1e999", "12.5.1", "nan", "inf", "٣", "9" * 61, "#REF!"],
)
def test_what_is_not_plainly_a_number_is_refused_where_it_stands(text: str) -> None:
    found = refused(method(), evidence(seen("1", "140521"), seen(text)))
    assert spots(found) == [("not_a_number", "observations", 3, "value")]
    assert "城区（140502）的指标growth（growth）" in found[0].what.zh


def test_a_percentage_is_the_number_before_the_sign_where_the_item_counts_in_percent() -> None:
    assert value("12.5%", unit="%") == Fraction("12.5")
    assert value("１２．５ ％", unit="％") == Fraction("12.5")
    assert value("12.5", unit="%") == Fraction("12.5")


def test_a_percentage_is_a_share_where_the_item_has_no_unit() -> None:
    assert value("12.5%") == Fraction("0.125")
    assert value("0.00000000000000012345%") == Fraction("0.0000000000000000012345")


def test_a_percentage_is_refused_where_the_item_counts_in_something_else() -> None:
    found = refused(method(item(data={"unit": "亿元"})), evidence(seen("12.5%")))
    assert spots(found) == [("misplaced_percent", "observations", 2, "value")]


def test_words_count_as_the_item_says() -> None:
    codes = {"优": 3, "完成": "1", "无": 0, "半数": "1/3"}
    assert value("优", codes=codes) == 3
    assert value(" 完成 ", codes=codes) == 1
    assert value("无", codes=codes) == 0
    assert value("半数", codes=codes) == Fraction(1, 3)
    assert value("2.5", codes=codes) == Fraction("2.5")


def test_an_unknown_word_is_refused_with_the_words_there_are() -> None:
    found = refused(method(item(data={"codes": {"优秀": 3, "良好": 2}})), evidence(seen("优良")))
    assert spots(found) == [("not_a_number", "observations", 2, "value")]
    assert "优秀、良好" in found[0].mend.zh


def test_a_codes_word_of_one_item_is_no_value_for_another() -> None:
    two = method(item("a", data={"codes": {"优": 3}}), item("b"))
    found = refused(two, evidence(seen("优", item="a"), seen("优", item="b")))
    assert spots(found) == [("not_a_number", "observations", 3, "value")]


def test_the_most_decimals_of_an_item_are_kept() -> None:
    facts = frozen(method(), evidence(seen("1.250"), seen("7.1", "140521")))
    assert facts.cubes["actual"].decimals.tolist() == [2]
    assert facts.cubes["actual"].complete.tolist() == [False]


def test_targets_are_read_like_values() -> None:
    with_target = method(item(rule=STEP, data={"unit": "%"}))
    targets = [{"unit_id": "140502", "item_id": "growth", "value": "７．０％"}]
    facts = frozen(with_target, evidence(seen("6.4"), targets=targets))
    assert facts.cubes["target"].exact(0, 0, 0) == 7
