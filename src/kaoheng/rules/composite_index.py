"""综合指数法: the value against its target as an index of 100, which may exceed 100."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import ZeroTarget, of_points, refuse_zero
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import equals
from kaoheng.text import Text


class CompositeIndex(Rule):
    """index = x / t × 100, for lower-is-better items t / x × 100; score = W × index / 100."""

    number: ClassVar[str] = "R24"
    title: ClassVar[Text] = Text("综合指数法", "index against target")

    kind: Literal["composite_index"]
    cap: Exact | None
    """The highest index that counts, 100 or 120; null for no cap."""
    floor: Exact | None
    """The lowest index that counts; null where it may fall below zero."""
    zero_target: ZeroTarget
    """What a divisor of zero or less means: the target, or the value itself where lower is better."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="composite_index", cap=None, floor=0, zero_target="refuse"),
            full="10",
            columns={"actual": ("121.44", "80", "-5"), "target": ("100", "100", "100")},
            points=("12.144", "8", "0"),
            says="实际值121.44，目标值100，指数=121.44÷100×100=121.44，得12.144分（满分10分）",
            source="R24: an index may exceed 100 without cap",
        ),
        Example(
            rule=dict(kind="composite_index", cap=120, floor=0, zero_target="full"),
            full="10",
            direction="down",
            columns={"actual": ("50", "30", "0"), "target": ("45", "45", "45")},
            points=("9", "12", "10"),
        ),
    )

    def points(self, x: Columns) -> Number:
        top, bottom = (x.target, x.actual) if x.direction == "down" else (x.actual, x.target)
        sound = x.below(0, bottom)
        raw = 100 * x.ratio(top, x.where(sound, bottom, 1))
        index = x.where(sound, x.clip(raw, self.floor, self.cap), 100 if self.zero_target == "full" else 0)
        x.note(raw=raw, index=index, sound=sound)
        return x.full * index / 100

    def refusals(self, x: Columns) -> list[Refusal]:
        if x.direction == "down":
            return refuse_zero(x, x.actual, self.zero_target, "实际值", "the value")
        return refuse_zero(x, x.target, self.zero_target)

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        said = Text(
            f"实际值{n.actual}{unit}，目标值{n.target}{unit}，",
            f"actual {n.actual}{unit}, target {n.target}{unit}, ",
        )
        if not n["sound"]:
            said += Text(f"除数不大于零，指数按规定为{n.index}，", f"divisor not above zero: index {n.index} by rule, ")
            return said + of_points(n)
        ratio = f"{n.target}÷{n.actual}" if n.about.direction == "down" else f"{n.actual}÷{n.target}"
        held = Text("", "")
        if n["raw"] != n["index"]:
            held = Text(f"，按{n.index}计", f", counted as {n.index}")
        return (
            said
            + Text(f"指数={ratio}×100{equals(n.raw)}", f"index {ratio} × 100{equals(n.raw)}")
            + held
            + Text("，", ": ")
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        down = about.direction == "down"
        ratio = Text("目标值/实际值", "target / actual") if down else Text("实际值/目标值", "actual / target")
        cap = Text("，不封顶", ", no cap")
        if self.cap is not None:
            cap = Text(f"，指数最高按{as_text(self.cap)}计", f", index at most {as_text(self.cap)}")
        floor = Text("", "")
        if self.floor is not None:
            floor = Text(f"，最低按{as_text(self.floor)}计", f", at least {as_text(self.floor)}")
        return (
            Text(
                f"指数={ratio.zh}×100，得分=分值{about.points}分×指数/100",
                f"index = {ratio.en} × 100; {about.points} points × index / 100",
            )
            + cap
            + floor
            + self._zero_words(down)
        )

    def _zero_words(self, down: bool) -> Text:
        divisor = Text("实际值", "the value") if down else Text("目标值", "the target")
        index = {"refuse": None, "full": 100, "zero": 0}[self.zero_target]
        if index is None:
            return Text("", "")
        return Text(f"，{divisor.zh}不大于零的指数为{index}", f"; index {index} where {divisor.en} is not above zero")
