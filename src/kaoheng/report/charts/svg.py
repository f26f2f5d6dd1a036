"""The few marks the pictures are made of, and the axis they stand on.

Lengths across are shares of the width, so that a picture fills a desk or a phone while its words keep their size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10

from markupsafe import Markup

ROW = 22
"""Height of one row, in pixels."""

LEFT, RIGHT = Fraction(32, 100), Fraction(80, 100)
"""Where the plot begins and ends; before it stand the names, behind it the words of the longest bar."""


def per(share: Fraction) -> str:
    """A share of the width as SVG writes it."""
    return f"{float(share * 100):.2f}".rstrip("0").rstrip(".") + "%"


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from zero to a round number at or above everything drawn."""

    top: Fraction
    step: Fraction

    def at(self, value: Fraction) -> Fraction:
        """Where a value stands, as a share of the width; held inside the plot."""
        return LEFT + (RIGHT - LEFT) * min(max(value / self.top, Fraction(0)), Fraction(1))

    def ticks(self) -> Iterator[Fraction]:
        """The marks of the scale, zero first."""
        for count in range(int(self.top / self.step) + 1):
            yield self.step * count


def axis_to(most: Fraction) -> Axis:
    """An axis from zero that reaches `most` in at most six steps of 1, 2 or 5 times a power of ten.

    >>> axis = axis_to(Fraction(93)); axis.top, axis.step
    (Fraction(100, 1), Fraction(20, 1))
    """
    most = most if most > 0 else Fraction(1)
    unit = Fraction(10) ** floor(log10(most / 6))
    step = next(unit * k for k in (1, 2, 5, 10, 20) if unit * k * 6 >= most)
    return Axis(-(-most // step) * step, step)


def rect(kind: str, start: Fraction, end: Fraction, top: int, height: int) -> Markup:
    """A bar between two places."""
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, per(start), top, per(end - start), height
    )


def text(kind: str, at: Fraction, dx: int, y: int, words: str) -> Markup:
    """Words at a place, shifted by some pixels."""
    return Markup('<text class="{}" x="{}" dx="{}" y="{}">{}</text>').format(kind, per(at), dx, y, words)


def grid(axis: Axis, height: int) -> Markup:
    """The marks of the axis, with their numbers below."""
    lines = []
    for tick in axis.ticks():
        kind, at = "z" if tick == 0 else "g", per(axis.at(tick))
        lines.append(Markup('<line class="{}" x1="{}" x2="{}" y1="0" y2="{}"/>').format(kind, at, at, height))
        lines.append(text("t", axis.at(tick), 0, height + 14, f"{float(tick):g}"))
    return Markup("").join(lines)


def picture(title: str, desc: str, height: int, marks: list[Markup]) -> Markup:
    """A whole picture with what it shows in words."""
    head = Markup('<svg class="ch" role="img" width="100%" height="{}"><title>{}</title><desc>{}</desc>')
    return head.format(height, title, desc) + Markup("").join(marks) + Markup("</svg>")


def cover(height: int) -> Markup:
    """White behind the plot, so that a long name ends where the plot begins."""
    return Markup('<rect class="w" x="{}" y="0" width="{}" height="{}"/>').format(per(LEFT), per(1 - LEFT), height)
