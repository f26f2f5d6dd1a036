"""计数封顶: so many points for each, up to a cap."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import MEND_EVIDENCE, of_points, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class CountCapped(Rule):
    """score = min(cap, per_event × count)."""

    number: ClassVar[str] = "R10"
    title: ClassVar[Text] = Text("计数封顶", "count with a cap")

    kind: Literal["count_capped"]
    per_event: Exact
    """Points for each one."""
    counted: str
    """What is counted, with its measure word: 次节能工作会议, 个企业."""
    cap: Exact | None
    """The most points; null for no cap."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="count_capped", per_event=1, counted="次节能工作会议", cap=2),
            full="2",
            columns={"actual": ("1", "2", "3", "0")},
            points=("1", "2", "2", "0"),
            says="共1次节能工作会议，每1次节能工作会议得1分，得1分（满分2分）",
            source="R10: 有一次节能工作会议纪要或记录的得1分,最多得2分",
        ),
        Example(
            rule=dict(kind="count_capped", per_event="0.5", counted="个企业", cap=3),
            full="3",
            columns={"actual": ("7", "5")},
            points=("3", "2.5"),
            says="按最高3分计",
            source="R10: 每提请1个企业加0.5分,最高不超过3分",
        ),
        Example(
            rule=dict(kind="count_capped", per_event="0.5", counted="项", cap=None),
            full="3",
            columns={"actual": ("10",)},
            points=("5",),
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        raw = self.per_event * x.actual
        held = raw if self.cap is None else x.minimum(raw, self.cap)
        x.note(raw=raw, held=held)
        return held

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_where(x.below(x.actual, 0), "计数为负数", "the count is negative", MEND_EVIDENCE)

    def reason(self, n: Noted) -> Text:
        each, what = written(self.per_event), self.counted
        capped = n["raw"] != n["held"]
        return Text(
            f"共{n.actual}{what}，每1{what}得{each}分，" + (f"按最高{n.held}分计，" if capped else ""),
            f"{n.actual} {what} at {each} points each, " + (f"capped at {n.held}, " if capped else ""),
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        each, what = as_text(self.per_event), self.counted
        said = Text(f"每1{what}得{each}分", f"{each} points for each {what}")
        if self.cap is None:
            return said + Text(f"，不封顶（该项{about.points}分）", f", no cap (an item of {about.points} points)")
        return said + Text(f"，最高不超过{as_text(self.cap)}分", f", at most {as_text(self.cap)}")
