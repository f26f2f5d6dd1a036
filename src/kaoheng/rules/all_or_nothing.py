"""完成得满分,未完成不得分: all points or none."""

from fractions import Fraction
from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.rules.policies import of_points, stated
from kaoheng.rules.rule import About, Exact, Example, Noted, Rule
from kaoheng.text import Text


class AllOrNothing(Rule):
    """score = W if the value meets the target, else 0. A target of zero events works as any other."""

    number: ClassVar[str] = "R01"
    title: ClassVar[Text] = Text("完成得满分，未完成不得分", "all or nothing")

    kind: Literal["all_or_nothing"]
    comparator: Literal["by_direction", "at_least", "at_most", "equal"]
    """What meets the target: as good in the item's direction, ≥, ≤ or =."""
    tolerance: Exact = Fraction(0)
    """How far the value may miss the target and still meet it, in its own unit."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="all_or_nothing", comparator="by_direction"),
            full="10",
            unit="亿立方米",
            direction="down",
            columns={"actual": ("4.31", "4.30", "4.29"), "target": ("4.30", "4.3", "4.3")},
            points=("0", "10", "10"),
            says="目标4.3亿立方米，完成4.31亿立方米，未达到目标，得0分（满分10分）",
            source="R01: 小于或等于年度目标值得10分,大于目标值不得分",
        ),
        Example(
            rule=dict(kind="all_or_nothing", comparator="at_most"),
            full="4",
            unit="起",
            columns={"actual": ("0", "1"), "target": ("0", "0")},
            points=("4", "0"),
            source="R01: target 0 events → a = 0",
        ),
        Example(
            rule=dict(kind="all_or_nothing", comparator="equal", tolerance="0.5"),
            columns={"actual": ("9.5", "10.5", "10.51"), "target": ("10", "10", "10")},
            points=("100", "100", "0"),
        ),
        Example(
            rule=dict(kind="all_or_nothing", comparator="by_direction", tolerance="0.1"),
            columns={"actual": ("6.9", "6.89"), "target": ("7", "7")},
            points=("100", "0"),
        ),
    )

    def points(self, x: Columns) -> Number:
        met = self._met(x)
        x.note(met=met)
        return x.where(met, x.full, 0)

    def _met(self, x: Columns) -> Flags:
        how = self.comparator
        if how == "equal":
            return x.at_least(self.tolerance, x.absolute(x.actual - x.target))
        if how == "by_direction":
            how = "at_most" if x.direction == "down" else "at_least"
        gap = x.actual - x.target if how == "at_most" else x.target - x.actual
        return x.at_least(self.tolerance, gap)

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        met = Text("达到目标", "met") if n["met"] else Text("未达到目标", "missed")
        return Text(
            f"目标{n.target}{unit}，完成{n.actual}{unit}，{met.zh}，",
            f"target {n.target}{unit}, actual {n.actual}{unit}: {met.en}, ",
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        how = self.comparator
        if how == "by_direction":
            how = "at_most" if about.direction == "down" else "at_least"
        words = {
            "at_least": Text("大于或等于", "at least"),
            "at_most": Text("小于或等于", "at most"),
            "equal": Text("等于", "exactly"),
        }[how]
        within = stated(self.tolerance, about)
        off = Text(f"（允许相差{within.zh}）", f" (give or take {within.en})") if self.tolerance else Text("", "")
        return Text(
            f"{words.zh}年度目标值{off.zh}的得满分{about.points}分，否则不得分",
            f"{about.points} points for {words.en} the target{off.en}, otherwise none",
        )
