"""完成的得满分,未完成的按完成比例得分: points in proportion to completion, capped."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import ZeroTarget, percent, refuse_zero, share, zero_target_words
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class Proportional(Rule):
    """score = W × clip(a / t, floor, cap); for lower-is-better items use `inverse`."""

    number: ClassVar[str] = "R02"
    title: ClassVar[Text] = Text("按完成比例得分", "proportional to completion")

    kind: Literal["proportional"]
    cap: Exact
    """The highest completion that counts: 1 for no bonus, 1.2 for up to 120 %."""
    floor: Exact
    """The lowest completion that counts; 0 unless points may go below zero."""
    zero_target: ZeroTarget
    """What a target of zero or less means; growth rates near zero are better scored by steps."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="proportional", cap=1, floor=0, zero_target="refuse"),
            full="0.5",
            columns={"actual": ("96", "177.7"), "target": ("100", "54")},
            points=("0.48", "0.5"),
            says="完成率96%，得0.48分",
            source="招商 2024: 省外投资完成率96%×0.5 = 0.48; ratios capped at 1",
        ),
        Example(
            rule=dict(kind="proportional", cap="1.2", floor=0, zero_target="zero"),
            full="0.5",
            columns={"actual": ("12", "13"), "target": ("10", "0")},
            points=("0.6", "0"),
            source="招商 2024: 外商投资 120%×0.5 = 0.6",
        ),
    )

    def points(self, x: Columns) -> Number:
        sound = x.below(0, x.target)
        done = x.ratio(x.actual, x.where(sound, x.target, 1))
        counted = x.where(sound, x.clip(done, self.floor, self.cap), 1 if self.zero_target == "full" else 0)
        x.note(done=done, counted=counted, sound=sound)
        return x.full * counted

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_zero(x, x.target, self.zero_target)

    def reason(self, n: Noted) -> Text:
        unit, of = n.about.unit, n.about.points
        if not n["sound"]:
            return Text(
                f"目标{n.target}{unit}不大于零，按规定得{n.score}分（满分{of}分）",
                f"target {n.target}{unit} is not above zero: {n.score} of {of} points by rule",
            )
        done, capped = percent(n["done"]), n["done"] != n["counted"]
        limit = percent(n["counted"])
        return Text(
            f"目标{n.target}{unit}，完成{n.actual}{unit}，完成率{done.zh}"
            + (f"，按{limit.zh}计" if capped else "")
            + f"，得{n.score}分（满分{of}分）",
            f"target {n.target}{unit}, actual {n.actual}{unit}: {done.en} done"
            + (f", counted as {limit.en}" if capped else "")
            + f", {n.score} of {of} points",
        )

    def clause(self, about: About) -> Text:
        cap = share(self.cap)
        zero = zero_target_words(self.zero_target)
        floor = (
            Text("，不计负分", ", never below zero")
            if self.floor == 0
            else Text(f"，完成率最低按{as_text(self.floor * 100)}%计", f", at least {as_text(self.floor * 100)}%")
        )
        return Text(
            f"完成年度目标的得满分{about.points}分，未完成的按完成比例得分，完成率最高按{cap.zh}计{floor.zh}{zero.zh}",
            f"{about.points} points times completion, at most {cap.en}{floor.en}{zero.en}",
        )
