"""Colours that go with words: of grades by their place in the scale, of losses by their share."""

from fractions import Fraction

from kaoheng.report.view import View

TONES = ("g", "b", "y", "r")


def grade_tone(view: View, unit: int) -> str:
    """The colour of a unit's grade: the best green, then blue, yellow and red."""
    grades, grade = view.results.method.grades, view.results.grades[unit]
    if grades is None or grade not in grades.scale:
        return ""
    return TONES[min(grades.scale.index(grade), len(TONES) - 1)]


def loss_tone(rate: Fraction | None) -> str:
    """The shade of a loss, from none to half of the points and more.

    >>> loss_tone(Fraction(1)), loss_tone(Fraction(7, 8)), loss_tone(None)
    ('', 'l2', '')
    """
    if rate is None or rate >= 1:
        return ""
    return next((shade for shade, low in (("l1", "0.9"), ("l2", "0.8"), ("l3", "0.6")) if rate >= Fraction(low)), "l4")
