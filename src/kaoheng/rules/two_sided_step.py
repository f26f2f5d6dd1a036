"""每增减X增减Y分: base points at the target, more for every step beyond it, fewer for every step short."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import (
    Steps,
    floor_words,
    of_points,
    share,
    steps_clause,
    steps_columns,
    steps_refusals,
    two_sided,
    two_sided_reason,
)
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class TwoSidedStep(Rule):
    """score = clip(base·W + plus steps − minus steps, low·W, high·W); the two sides may differ.

    Works in both directions: for an item where lower is better the plus side is below the target.
    """

    number: ClassVar[str] = "R04"
    title: ClassVar[Text] = Text("增减对称、超额加分", "two-sided steps")

    kind: Literal["two_sided_step"]
    base: Exact
    """Share of W at the target: 1, or 0.8 where 增减分数从标准分的80%算起."""
    plus: Steps | None
    """Points added beyond the target; null for none."""
    minus: Steps | None
    """Points taken off short of the target; null for none."""
    low: Exact | None
    """The least score as a share of W; null for no floor."""
    high: Exact | None
    """The greatest score as a share of W; null for no cap."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="two_sided_step",
                base="80%",
                plus=dict(gap="absolute", size=1, points="0.2", partial_step="not_counted", most=None),
                minus=dict(gap="absolute", size=1, points="0.2", partial_step="counts_whole", most=None),
                low=0,
                high="110%",
            ),
            full="5",
            unit="%",
            columns={"actual": ("9.5", "7", "6.4", "20", "-30"), "target": ("7",) * 5},
            points=("4.4", "4", "3.8", "5.5", "0"),
            says="基本分4分；目标值7%，完成9.5%，高2.5个百分点；每高1个百分点加0.2分，加0.4分，得4.4分（满分5分）",
            source="9.10: 固定资产投资增速 base 0.8W, ±1pp ±0.2, cap W×1.1",
        ),
        Example(
            rule=dict(
                kind="two_sided_step",
                base=1,
                plus=dict(gap="absolute", size=1, points="0.3", partial_step="proportional", most=None),
                minus=dict(gap="absolute", size=1, points="0.3", partial_step="proportional", most=None),
                low=0,
                high=None,
            ),
            full="15",
            unit="%",
            columns={"actual": ("10", "6.5"), "target": ("8", "8")},
            points=("15.6", "14.55"),
            source="R04: 完成任务得15分,每增减1个百分点,增减0.3分",
        ),
        Example(
            rule=dict(
                kind="two_sided_step",
                base=1,
                plus=dict(gap="of_target", size="10%", points=1, partial_step="not_counted", most=5),
                minus=None,
                low=0,
                high=None,
            ),
            full="30",
            columns={"actual": ("109.9", "110", "119", "120", "170", "90"), "target": ("100",) * 6},
            points=("30", "31", "31", "32", "35", "30"),
            source="R04: 超额完成10%(含)至20%加1分, 20%至30%加2分, 依次类推, 最多加5分",
        ),
        Example(
            rule=dict(
                kind="two_sided_step",
                base=1,
                plus=dict(gap="absolute", size=500, points=1, partial_step="not_counted", most=None),
                minus=dict(gap="of_target", size="100%", points=10, partial_step="proportional", most=None),
                low=0,
                high=None,
            ),
            full="10",
            unit="亩",
            columns={"actual": ("6100", "3000"), "target": ("5000", "5000")},
            points=("12", "6"),
            source="R04: 占补平衡 10分, 超额 each 500亩 +1, 未完成按比例扣",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual", "target", *steps_columns(self.plus, self.minus))

    def points(self, x: Columns) -> Number:
        raw = two_sided(x, x.full * self.base, self.plus, self.minus)
        low = None if self.low is None else x.full * self.low
        held = x.clip(raw, low, None if self.high is None else x.full * self.high)
        x.note(base_points=x.full * self.base, raw=raw, held=held)
        return held

    def refusals(self, x: Columns) -> list[Refusal]:
        return steps_refusals(x, self.plus, self.minus)

    def reason(self, n: Noted) -> Text:
        base = Text(f"基本分{n.base_points}分；", f"base {n.base_points} points; ")
        held = n["held"] - n["raw"]
        limit = Text("", "")
        if held != 0:
            limit = Text("，按下限计", ", held at the floor") if held > 0 else Text("，按上限计", ", held at the cap")
        return base + two_sided_reason(n, self.plus, self.minus) + limit + Text("，", ", ") + of_points(n)

    def clause(self, about: About) -> Text:
        base = as_text(self.base * about.full)
        said = Text(f"完成年度目标的得{base}分", f"{base} points at the target")
        if self.plus is not None:
            said += Text("；超过目标的，", "; ") + steps_clause(self.plus, about, worse=False)
        if self.minus is not None:
            said += Text("；未达目标的，", "; ") + steps_clause(self.minus, about, worse=True)
        if self.low is not None:
            said += Text("；", "; ") + floor_words(self.low * about.full)
        if self.high is not None:
            cap = share(self.high)
            said += Text(f"；单项得分不超过该项分值的{cap.zh}", f"; at most {cap.en} of the item's points")
        return said
