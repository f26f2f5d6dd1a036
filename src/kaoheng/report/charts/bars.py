"""Totals of one group as bars from zero, the best first, each with its number and the word of its grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from kaoheng.report.charts.svg import LEFT, ROW, Axis, axis_to, cover, grid, picture, rect, text


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit. `tone` names the colour of its grade; `word` says the grade."""

    rank: str
    label: str
    value: Fraction
    shown: str
    tone: str = ""
    word: str = ""


MOST_ROWS = 25
"""Bars of one picture: what a page of A4 in landscape holds."""


def ranking_bars(bars: Sequence[Bar], full: Fraction, title: str, desc: str) -> list[Markup]:
    """The bars of one group, in as many pictures as it takes, on one axis that reaches full marks at least."""
    axis = axis_to(max([full, *(bar.value for bar in bars)]))
    pieces = [bars[start : start + MOST_ROWS] for start in range(0, len(bars), MOST_ROWS)]
    titles = [title if len(pieces) == 1 else f"{title} {at}/{len(pieces)}" for at in range(1, len(pieces) + 1)]
    return [_piece(piece, axis, words, desc) for piece, words in zip(pieces, titles, strict=True)]


def _piece(bars: Sequence[Bar], axis: Axis, title: str, desc: str) -> Markup:
    height = ROW * len(bars) + 4
    names = [
        text("r", Fraction(0), 24, ROW * at + 17, bar.rank) + text("n", Fraction(0), 32, ROW * at + 17, bar.label)
        for at, bar in enumerate(bars)
    ]
    drawn = [
        rect(f"b t{bar.tone}" if bar.tone else "b", LEFT, axis.at(bar.value), ROW * at + 5, ROW - 8)
        + text("v", axis.at(bar.value), 5, ROW * at + 17, f"{bar.shown} {bar.word}".strip())
        for at, bar in enumerate(bars)
    ]
    return picture(title, desc, height + 20, [*names, cover(height + 20), grid(axis, height), *drawn])
