"""Growth and paths: exact where the result is rational, else to 60 digits."""

from fractions import Fraction

from kaoheng.analysis.trajectory.goals import Aim, Goal, Staged
from kaoheng.arithmetic.exact import power


def root(value: Fraction, degree: int) -> Fraction:
    """The root of a positive number.

    >>> root(Fraction("1.331"), 3), float(root(Fraction(2), 2))
    (Fraction(11, 10), 1.4142135623730951)
    """
    top, bottom = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    exact = Fraction(top, bottom)
    return exact if exact**degree == value else power(value, Fraction(1, degree))


def _whole_root(number: int, degree: int) -> int:
    """The largest whole number whose power is not above `number`."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle)
    return low


def average_growth(start: Fraction, end: Fraction, years: int) -> Fraction:
    """The growth a year that leads from one positive value to another: (end / start)^(1/years) − 1.

    >>> average_growth(Fraction(100), Fraction(121), 2)
    Fraction(1, 10)
    """
    return root(end / start, years) - 1


def aim_value(aim: Aim, unit: str, base: Fraction, years: int) -> Fraction | None:
    """The value that must be reached; None where the goal states none for the unit.

    >>> aim_value(Aim(year=2025, times="2"), "", Fraction(1000), 5)
    Fraction(2000, 1)
    """
    if aim.times is not None:
        return base * aim.times
    if aim.growth is not None:
        return base * (1 + aim.growth) ** years
    if aim.change is not None:
        return base * (1 + aim.change)
    return aim.value if aim.value is not None else aim.by_unit.get(unit)


def required(goal: Goal, base: Fraction, aim: Fraction, year: int) -> Fraction:
    """The value the path asks for at the end of a year: b·(T/b)^(k/n), or b + (T − b)·share."""
    done, whole = year - goal.base.year, goal.aim.year - goal.base.year
    if goal.path == "constant_growth":
        return aim if done == whole else base * root((aim / base) ** done, whole)
    share = goal.path.staged[year] if isinstance(goal.path, Staged) else Fraction(done, whole)
    return base + (aim - base) * share
