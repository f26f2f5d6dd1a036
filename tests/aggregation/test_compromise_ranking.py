"""TOPSIS and VIKOR give the published values of textbook examples, and what is defined where nothing differs."""

from fractions import Fraction

import pytest

from kaoheng.aggregation.children import Aggregation, Child
from kaoheng.aggregation.topsis import Topsis
from kaoheng.aggregation.vikor import Vikor
from kaoheng.arithmetic.exact import ExactColumns, column

AIRCRAFT = {
    # Hwang & Yoon (1981): speed, range, payload, cost, reliability, manoeuvrability; cost is better when lower
    "speed": (["2.0", "2.5", "1.8", "2.2"], "0.2"),
    "range": (["1500", "2700", "2000", "1800"], "0.1"),
    "payload": (["20000", "18000", "21000", "20000"], "0.1"),
    "cost": (["-5.5", "-6.5", "-4.5", "-5.0"], "0.1"),
    "reliability": (["5", "3", "7", "5"], "0.2"),
    "manoeuvrability": (["9", "5", "7", "5"], "0.3"),
}
MOUNTAINS = {
    # Opricovic & Tzeng (2004): risk is better when lower, altitude when higher
    "risk": (["-1", "-2", "-5"], "0.5"),
    "altitude": (["3000", "3750", "4500"], "0.5"),
}


def combined(aggregation: Aggregation, columns: dict[str, tuple[list[str], str]]) -> list[Fraction]:
    size = len(next(iter(columns.values()))[0])
    children = [
        Child(name, column([Fraction(value) for value in values]), Fraction(100), Fraction(weight))
        for name, (values, weight) in columns.items()
    ]
    x = ExactColumns(size, {}, full=Fraction(100))
    return list(x.wide(aggregation.combine(x, children)))


def rounded(values: list[Fraction], places: int) -> list[float]:
    return [round(float(value), places) for value in values]


def vector() -> Topsis:
    return Topsis(kind="topsis", normalise="vector", when_equal="0.5")


def test_the_closeness_of_four_aircraft() -> None:
    assert rounded(combined(vector(), AIRCRAFT), 3) == [0.643, 0.268, 0.614, 0.312]


def test_the_mountain_between_risk_and_altitude() -> None:
    assert combined(Vikor(kind="vikor", v="0.5"), MOUNTAINS) == [0, 1, 0]


def test_the_weight_of_utility_shifts_the_compromise() -> None:
    three = {"a": (["10", "8", "0"], "0.5"), "b": (["0", "4", "10"], "0.5")}
    # S = 0.5, 0.4, 0.5 and R = 0.5, 0.3, 0.5; the second is best on both counts whatever v is
    assert combined(Vikor(kind="vikor", v="0"), three) == combined(Vikor(kind="vikor", v="1"), three) == [0, 1, 0]


def test_min_max_closeness_worked_by_hand() -> None:
    # r = (1, 0), (0.5, 0.5), (0, 1) under equal weights: every distance of the middle one is the same
    columns = {"a": (["10", "5", "0"], "0.5"), "b": (["0", "5", "10"], "0.5")}
    topsis = Topsis(kind="topsis", normalise="min_max", when_equal="0.5")
    assert combined(topsis, columns) == [Fraction(1, 2)] * 3


@pytest.mark.parametrize("values", [["7", "7", "7"], ["7"], ["0", "0"]])
def test_units_without_any_difference_have_what_the_method_states(values: list[str]) -> None:
    same = {"a": (values, "0.4"), "b": (values, "0.6")}
    assert combined(Topsis(kind="topsis", normalise="vector", when_equal="0.8"), same) == [Fraction("0.8")] * len(
        values
    )
    assert combined(Vikor(kind="vikor", v="0.5"), same) == [1] * len(values)


def test_an_item_some_units_lack_is_left_out_of_their_distances() -> None:
    x = ExactColumns(3, {}, full=Fraction(100))
    whole = Child("a", column([Fraction(9), Fraction(5), Fraction(1)]), Fraction(10), Fraction(1, 2))
    have = column([True, False, True]).astype(bool)
    part = Child("b", column([Fraction(4), Fraction(0), Fraction(8)]), Fraction(10), Fraction(1, 2), have)
    found = list(x.wide(vector().combine(x, [whole, part])))
    assert found[1] == Fraction(1, 2)  # halfway between 9 and 1 on the only item it has
