"""The policies index rules share: from an index to points, limits, and the ends of a scale."""

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import of_points
from kaoheng.rules.rule import About, Exact, Noted
from kaoheng.text import Text


def scaled(x: Columns, index: Number, scale: Number | None) -> Number:
    """Points from an index: W × index / scale; without a scale the index itself is the points."""
    return index if scale is None else x.full * index / scale


def scaled_reason(n: Noted, scale: Exact | None, said: Text) -> Text:
    """A reason ending in the points; `said` tells how the index came about."""
    if scale is None or scale == n.about.full:
        return said + Text("，", ": ") + of_points(n)
    return said + Text(f"，按满值{written(scale)}折算，", f", on a scale of {written(scale)}: ") + of_points(n)


def scaled_clause(about: About, scale: Exact | None) -> Text:
    """How a clause says what the index is worth."""
    if scale is None:
        return Text("，所得数值即为得分", "; the result is the points")
    if scale == about.full:
        return Text(f"，满分{about.points}分", f", {about.points} points in full")
    return Text(
        f"，以{as_text(scale)}为满值折算为满分{about.points}分",
        f", rescaled from {as_text(scale)} to {about.points} points",
    )


def equals(shown: str) -> str:
    """The end of a sum: =64, or ≈66.05 where the decimal is shortened."""
    return shown if shown.startswith("≈") else f"={shown}"


def operand(shown: str) -> str:
    """A number after an operator: negative ones in brackets."""
    return f"({shown})" if shown.startswith("-") else shown


def limits_clause(least: Exact | None, most: Exact | None) -> Text:
    """How a clause says where an index is held."""
    low = Text("", "") if least is None else Text(f"，最低按{as_text(least)}计", f", at least {as_text(least)}")
    high = (
        Text("，不封顶", ", no cap")
        if most is None
        else Text(f"，最高按{as_text(most)}计", f", at most {as_text(most)}")
    )
    return low + high


def ends(x: Columns, lo: Number | None, hi: Number | None) -> tuple[Number, Number]:
    """The ends of a scale: as given, or the group's own lowest and highest value."""
    return (x.lowest(x.actual) if lo is None else lo), (x.highest(x.actual) if hi is None else hi)


def check_ends(lo: Exact | None, hi: Exact | None, all_equal: Exact | None) -> None:
    """Ends must differ; where the group sets one, the rule must say what holds when they meet."""
    if lo is not None and hi is not None and lo >= hi:
        raise ValueError("lo须小于hi（lo must be below hi）")
    if (lo is None or hi is None) and all_equal is None:
        raise ValueError("上下限取自本组时须写明all_equal（state all_equal where the group sets an end）")


def ends_words(lo: Exact | None, hi: Exact | None) -> tuple[Text, Text]:
    """What a clause calls the ends."""
    return (
        Text("组内最低值", "the group's lowest") if lo is None else Text(as_text(lo), as_text(lo)),
        Text("组内最高值", "the group's highest") if hi is None else Text(as_text(hi), as_text(hi)),
    )
