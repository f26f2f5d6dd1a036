"""阈值法（goalposts）: the place between a lower and an upper goalpost, straight or on a logarithmic scale."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import of_points, percent, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import check_ends, ends, ends_words, operand
from kaoheng.text import Text


class Goalposts(Rule):
    """score = W × (f(x) − f(lo)) / (f(hi) − f(lo)), f the identity or the logarithm, held to 0 and 1 where capped.

    Where lower is better the ends swap: (f(hi) − f(x)) / (f(hi) − f(lo)).
    """

    title: ClassVar[Text] = Text("阈值法", "goalposts")

    kind: Literal["goalposts"]
    lo: Exact | None
    """The lower goalpost in the unit of measure; null for the group's lowest value."""
    hi: Exact | None
    """The upper goalpost; null for the group's highest value."""
    transform: Literal["identity", "log"]
    """Whether distances count as they are or as logarithms."""
    cap_low: bool
    """Whether a value beyond the bad end counts as that end (else the score falls below 0)."""
    cap_high: bool
    """Whether a value beyond the good end counts as that end (else the score exceeds W)."""
    all_equal: Exact | None = None
    """The share of W every unit gets when the ends meet; needed where the group sets an end."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="goalposts", lo=100, hi=75000, transform="log", cap_low=True, cap_high=True),
            full="1",
            columns={"actual": ("17054", "100", "75000", "90000", "50")},
            points=("0.776", "0", "1", "1", "0"),
            decimals=3,
            says="位置=(ln17054−ln100)÷(ln75000−ln100)",
            source="HDI income index: ln goalposts 100 and 75 000, GNI per head 17 054 → 0.776",
        ),
        Example(
            rule=dict(kind="goalposts", lo=0, hi="8.06%", transform="identity", cap_low=True, cap_high=True),
            full="1",
            columns={"actual": ("0.0403", "0.0806", "0.09", "-0.01")},
            points=("0.5", "1", "1", "0"),
            source="Yangtze delta: share / 8.06 % held to 0–1",
        ),
        Example(
            rule=dict(kind="goalposts", lo=20, hi=85, transform="identity", cap_low=True, cap_high=False),
            full="13",
            columns={"actual": ("72", "98", "10")},
            points=("10.4", "15.6", "0"),
        ),
        Example(
            rule=dict(
                kind="goalposts", lo=None, hi=None, transform="identity", cap_low=True, cap_high=True, all_equal=1
            ),
            full="10",
            direction="down",
            columns={"actual": ("2", "4", "3")},
            points=("10", "0", "5"),
        ),
        Example(
            rule=dict(
                kind="goalposts", lo=None, hi=None, transform="log", cap_low=False, cap_high=False, all_equal="0.5"
            ),
            full="10",
            columns={"actual": ("3", "3")},
            points=("5", "5"),
            says="上下限相同",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        check_ends(self.lo, self.hi, self.all_equal)
        if self.transform == "log" and self.lo is not None and self.lo <= 0:
            raise ValueError("取对数时lo须大于零（lo must be above zero under a logarithm）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def peers_needed(self) -> bool:
        return self.lo is None or self.hi is None

    def _held(self, x: Columns, lo: Number, hi: Number) -> Number:
        low, high = (self.cap_high, self.cap_low) if x.direction == "down" else (self.cap_low, self.cap_high)
        return x.clip(x.actual, lo if low else None, hi if high else None)

    def points(self, x: Columns) -> Number:
        lo, hi = ends(x, self.lo, self.hi)
        value = self._held(x, lo, hi)
        x.note(lo=lo, hi=hi)
        same = x.equal(lo, hi)
        if self.transform == "log":
            lo, hi, value = x.log(lo), x.log(hi), x.log(value)
        above = hi - value if x.direction == "down" else value - lo
        share = x.ratio(above, x.wide(hi - lo))
        if self.all_equal is not None:
            share = x.where(same, self.all_equal, share)
        x.note(share=share, same=same)
        return x.full * share

    def refusals(self, x: Columns) -> list[Refusal]:
        lo, hi = ends(x, self.lo, self.hi)
        found = refuse_where(x.below(x.wide(hi), lo), "组内的限值越过了另一端", "the group's end lies beyond the other")
        if self.transform == "log":
            value = x.minimum(self._held(x, lo, hi), lo)
            found += refuse_where(~x.below(0, value), "数值不大于零，无法取对数", "not above zero: no logarithm")
        return found

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        if n["same"]:
            share = percent(n["share"])
            return Text(
                f"实际值{n.actual}{unit}，上下限相同，按规定得满分的{share.zh}，",
                f"actual {n.actual}{unit}, the ends are the same: {share.en} of the points by rule: ",
            ) + of_points(n)
        f = "ln" if self.transform == "log" else ""
        lo, value = operand(n.lo), operand(n.actual)
        top = f"{f}{n.hi}−{f}{value}" if n.about.direction == "down" else f"{f}{n.actual}−{f}{lo}"
        held = Text("", "")
        if n["actual"] < n["lo"] or n["actual"] > n["hi"]:
            held = Text("，超出限值", ", beyond a goalpost")
        return (
            Text(
                f"实际值{n.actual}{unit}{held.zh}，位置=({top})÷({f}{n.hi}−{f}{lo})，计{n.share}，",
                f"actual {n.actual}{unit}{held.en}; place ({top}) ÷ ({f}{n.hi} − {f}{lo}), counted as {n.share}: ",
            )
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        lo, hi = ends_words(self.lo, self.hi)
        log = Text("各数值先取自然对数，", "logarithms of all values; ") if self.transform == "log" else Text("", "")
        down = about.direction == "down"
        top = f"{hi.zh}-实际值" if down else f"实际值-{lo.zh}"
        top_en = f"{hi.en} − actual" if down else f"actual − {lo.en}"
        low = Text("，不低于零分", ", not below 0") if self.cap_low else Text("，可为负分", ", may be negative")
        high = Text("，不超过满分", ", not above full") if self.cap_high else Text("，不封顶", ", no cap")
        same = Text("", "")
        if self.all_equal is not None:
            share = as_text(self.all_equal * 100)
            same = Text(f"，上下限相同的得满分的{share}%", f"; {share}% where the ends meet")
        return (
            log
            + Text(
                f"得分={about.points}×({top})/({hi.zh}-{lo.zh})",
                f"{about.points} × ({top_en}) / ({hi.en} − {lo.en})",
            )
            + low
            + high
            + same
        )
