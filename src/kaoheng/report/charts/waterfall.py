"""Points lost, added up from zero: every loss begins where the one before it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from kaoheng.report.charts.svg import ROW, axis_to, cover, grid, picture, rect, text


@dataclass(frozen=True, slots=True)
class Move:
    """One row. `kind` is `loss`, `gain` or `sum`; a sum is drawn from zero to where the moves have come."""

    label: str
    amount: Fraction
    kind: str
    shown: str


def waterfall(moves: Sequence[Move], title: str, desc: str) -> Markup:
    """The moves in the order given, on an axis from zero."""
    spans = _spans(moves)
    axis = axis_to(max([end for _, end in spans], default=Fraction(1)))
    height = ROW * len(moves) + 4
    names = [
        text("n s" if move.kind == "sum" else "n", Fraction(0), 4, ROW * at + 17, move.label)
        for at, move in enumerate(moves)
    ]
    bars = [
        rect(move.kind, axis.at(start), axis.at(end), ROW * at + 5, ROW - 8)
        + text(f"v {move.kind}", axis.at(end), 5, ROW * at + 17, move.shown)
        for at, (move, (start, end)) in enumerate(zip(moves, spans, strict=True))
    ]
    return picture(title, desc, height + 20, [*names, cover(height + 20), grid(axis, height), *bars])


def _spans(moves: Sequence[Move]) -> list[tuple[Fraction, Fraction]]:
    """From where to where every row reaches."""
    spans, reached = [], Fraction(0)
    for move in moves:
        before = Fraction(0) if move.kind == "sum" else reached
        reached = move.amount if move.kind == "sum" else reached + move.amount
        spans.append((min(before, reached), max(before, reached)))
    return spans
