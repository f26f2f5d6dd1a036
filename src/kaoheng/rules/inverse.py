"""逆向指标: for values that are better when lower, in proportion to the target."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.rules.policies import (
    MEND_EVIDENCE,
    ZeroTarget,
    of_points,
    percent,
    refuse_direction,
    refuse_where,
    refuse_zero,
    share,
    zero_target_words,
)
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class Inverse(Rule):
    """Ratio: W × min(cap, t/a), and W × cap where a = 0. Complement: W × clip(2 − a/t, 0, cap).

    The two differ as soon as the target is missed; the method must name one. Steps are `step`.
    """

    number: ClassVar[str] = "R16"
    title: ClassVar[Text] = Text("逆向指标", "lower is better, by ratio")

    kind: Literal["inverse"]
    form: Literal["ratio", "complement"]
    """t/a, or 2 − a/t."""
    cap: Exact
    """The highest rate that counts: 1 for no bonus."""
    zero_target: ZeroTarget
    """What a target of zero or less means; zero-event targets are better scored by events."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="inverse", form="ratio", cap=1, zero_target="refuse"),
            full="3",
            unit="微克/立方米",
            direction="down",
            columns={"actual": ("48", "45", "30", "0"), "target": ("45",) * 4},
            points=("2.81", "3", "3", "3"),
            decimals=2,
            says="目标45微克/立方米，完成48微克/立方米，45÷48=93.75%，得2.81分（满分3分）",
            source="R16(a) [calc]: W=3, t=45, a=48 µg → 2.81",
        ),
        Example(
            rule=dict(kind="inverse", form="complement", cap=1, zero_target="refuse"),
            full="3",
            unit="微克/立方米",
            direction="down",
            columns={"actual": ("48", "45", "30", "0", "90", "100"), "target": ("45",) * 6},
            points=("2.8", "3", "3", "3", "0", "0"),
            says="2−48÷45",
            source="R16(b) [calc]: W=3, t=45, a=48 µg → 2.80",
        ),
        Example(
            rule=dict(kind="inverse", form="ratio", cap="1.2", zero_target="zero"),
            full="10",
            direction="down",
            columns={"actual": ("50", "40", "0", "3"), "target": ("55", "55", "55", "0")},
            points=("11", "12", "12", "0"),
        ),
    )

    def points(self, x: Columns) -> Number:
        sound = x.below(0, x.target)
        if self.form == "ratio":
            rate = x.ratio(x.target, x.actual, otherwise=self.cap)
        else:
            rate = 2 - x.ratio(x.actual, x.target)
        counted = x.where(sound, x.clip(rate, 0, self.cap), 1 if self.zero_target == "full" else 0)
        x.note(rate=rate, counted=counted, sound=sound)
        return x.full * counted

    def refusals(self, x: Columns) -> list[Refusal]:
        negative = refuse_where(x.below(x.actual, 0), "实际值为负数", "the value is negative", MEND_EVIDENCE)
        return refuse_direction(x, "down") + negative + refuse_zero(x, x.target, self.zero_target)

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        said = Text(f"目标{n.target}{unit}", f"target {n.target}{unit}")
        if not n["sound"]:
            return said + Text("不大于零，按规定", " is not above zero, by rule ") + of_points(n)
        said += Text(f"，完成{n.actual}{unit}，", f", actual {n.actual}{unit}, ")
        if self.form == "ratio" and n["actual"] == 0:
            return said + Text("实际值为零，按最高比例计，", "zero, the highest rate, ") + of_points(n)
        formula = f"{n.target}÷{n.actual}" if self.form == "ratio" else f"2−{n.actual}÷{n.target}"
        rate = percent(n["rate"]).zh
        equation = formula + (rate if rate.startswith("≈") else f"={rate}")
        said += Text(equation, equation)
        if n["rate"] != n["counted"]:
            held = share(n["counted"])
            said += Text(f"，按{held.zh}计", f", counted as {held.en}")
        return said + Text("，", ", ") + of_points(n)

    def clause(self, about: About) -> Text:
        formula = Text("目标值÷实际值", "target / actual")
        if self.form == "complement":
            formula = Text("（2-实际值÷目标值）", "(2 − actual / target)")
        cap = share(self.cap)
        return Text(
            f"得分={about.points}×{formula.zh}，比例最高按{cap.zh}计，不计负分",
            f"{about.points} × {formula.en}, the rate at most {cap.en}, never below zero",
        ) + zero_target_words(self.zero_target)
