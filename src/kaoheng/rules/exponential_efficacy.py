"""指数型功效函数: a convex index between the ends of a scale, such as 60 to 100."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import Positive, of_points, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import check_ends, ends, ends_words, equals, operand
from kaoheng.text import Text


class ExponentialEfficacy(Rule):
    """d = A·e^(B·p), p = (x − x_s)/(x_h − x_s), B = ln(top/A); score = W × d/100.

    A=60 and top=100 give B = −ln 0.6 = 0.5108; x_s and x_h swap where lower is better.
    """

    number: ClassVar[str] = "R22"
    title: ClassVar[Text] = Text("指数型功效函数", "exponential efficacy")

    kind: Literal["exponential_efficacy"]
    base: Positive
    """A, the index at the bad end: 60."""
    top: Positive
    """The index at the good end: 100."""
    lo: Exact | None
    """The lower end in the unit of measure (不允许值); null for the group's lowest."""
    hi: Exact | None
    """The upper end in the unit of measure (满意值); null for the group's highest."""
    capped: bool
    """Whether values beyond an end count as that end."""
    all_equal: Exact | None = None
    """The index of every unit when the ends meet; needed where the group sets an end."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="exponential_efficacy", base=60, top=100, lo=None, hi=None, capped=True, all_equal=100),
            columns={"actual": ("8.2", "5.1", "9.4")},
            points=("86.71", "60", "100"),
            decimals=2,
            says="位置=(8.2−5.1)÷(9.4−5.1)",
            source="R22: x=8.2 in [5.1, 9.4] → 86.71",
        ),
        Example(
            rule=dict(kind="exponential_efficacy", base=60, top=100, lo=2, hi=10, capped=True),
            full="10",
            direction="down",
            columns={"actual": ("2", "10", "12", "1", "6")},
            points=("10", "6", "6", "10", "7.746"),
            decimals=3,
        ),
        Example(
            rule=dict(kind="exponential_efficacy", base=60, top=100, lo=None, hi=None, capped=False, all_equal=60),
            columns={"actual": ("3", "3")},
            points=("60", "60"),
            says="上下限相同",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        check_ends(self.lo, self.hi, self.all_equal)
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def peers_needed(self) -> bool:
        return self.lo is None or self.hi is None

    def _place(self, x: Columns) -> Number:
        lo, hi = ends(x, self.lo, self.hi)
        above = hi - x.actual if x.direction == "down" else x.actual - lo
        place = x.ratio(above, x.wide(hi - lo))
        x.note(lo=lo, hi=hi)
        return x.clip(place, 0, 1) if self.capped else place

    def points(self, x: Columns) -> Number:
        place = self._place(x)
        curve = self.base * x.exp(x.log(self.top / self.base) * x.clip(place, -50, 50))
        curve = x.where(x.equal(place, 0), self.base, x.where(x.equal(place, 1), self.top, curve))
        lo, hi = ends(x, self.lo, self.hi)
        same = x.equal(lo, hi)
        index = curve if self.all_equal is None else x.where(same, self.all_equal, curve)
        x.note(place=place, index=index, same=same)
        return x.full * index / 100

    def refusals(self, x: Columns) -> list[Refusal]:
        lo, hi = ends(x, self.lo, self.hi)
        found = refuse_where(x.below(x.wide(hi), lo), "组内的限值越过了另一端", "the group's end lies beyond the other")
        far = x.below(50, x.absolute(self._place(x)))
        return found + refuse_where(far, "数值距上下限过远", "the value is too far from the ends")

    def reason(self, n: Noted) -> Text:
        unit, base = n.about.unit, written(self.base)
        if n["same"]:
            return Text(
                f"实际值{n.actual}{unit}，上下限相同，功效系数按规定为{n.index}，",
                f"actual {n.actual}{unit}, the ends are the same: index {n.index} by rule, ",
            ) + of_points(n)
        lo, value = operand(n.lo), operand(n.actual)
        top = f"{n.hi}−{value}" if n.about.direction == "down" else f"{n.actual}−{lo}"
        rate = f"{written(self.top)}÷{base}"
        held = Text("", "")
        if self.capped and (n["actual"] < n["lo"] or n["actual"] > n["hi"]):
            held = Text("（超出限值，按限值计）", " (held at the end)")
        return (
            Text(
                f"实际值{n.actual}{unit}，位置=({top})÷({n.hi}−{lo}){equals(n.place)}{held.zh}；"
                f"功效系数={base}×({rate})^位置{equals(n.index)}，",
                f"actual {n.actual}{unit}, place ({top}) ÷ ({n.hi} − {lo}){equals(n.place)}{held.en}; "
                f"index {base} × ({rate})^place{equals(n.index)}: ",
            )
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        lo, hi = ends_words(self.lo, self.hi)
        base, rate = as_text(self.base), f"{as_text(self.top)}÷{as_text(self.base)}"
        down = about.direction == "down"
        top = f"{hi.zh}-实际值" if down else f"实际值-{lo.zh}"
        top_en = f"{hi.en} − actual" if down else f"actual − {lo.en}"
        held = (
            Text("，超出上下限的按上下限计", "; values beyond an end count as that end")
            if self.capped
            else Text("", "")
        )
        same = Text("", "")
        if self.all_equal is not None:
            value = as_text(self.all_equal)
            same = Text(f"，上下限相同的均为{value}", f"; {value} where the ends meet")
        return (
            Text(
                f"功效系数={base}×({rate})^[({top})/({hi.zh}-{lo.zh})]",
                f"index = {base} × ({rate})^(({top_en}) / ({hi.en} − {lo.en}))",
            )
            + held
            + same
            + Text(f"，折算为满分{about.points}分", f", rescaled from 100 to {about.points} points")
        )
