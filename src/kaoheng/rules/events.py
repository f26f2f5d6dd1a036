"""每发生一起扣X分: points off for each event, by class, with a cap and a class that costs the whole item."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import MEND_EVIDENCE, floor_words, of_points, refuse_where
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join, title_of

_SAFETY = dict(
    kind="events",
    classes=[
        dict(id="general", title="一般事故", points_each="0.5"),
        dict(id="larger", title="较大事故", points_each=2),
        dict(id="major", title="重大事故", points_each=None),
    ],
    base="full",
    cap=None,
    floor=0,
)


class EventClass(Data):
    """One class of events."""

    id: str
    """The name of the part of `actual` that counts these events; not used where there is one class only."""
    title: str
    """What sentences call it: 较大事故."""
    title_en: str = ""
    """The same in English; empty for the Chinese one."""
    points_each: Exact | None
    """Points off for each event; null where a single event costs the whole item (该项不得分)."""
    counter: str = "起"
    """The Chinese measure word: 起, 次, 件, 人."""


class Events(Rule):
    """score = max(floor, base − min(cap, Σ q_k·events_k)), with base W or 0; 0 at most after a costly event."""

    number: ClassVar[str] = "R19"
    title: ClassVar[Text] = Text("事件扣分", "deduction for events")

    kind: Literal["events"]
    classes: tuple[EventClass, ...]
    """The classes of events."""
    base: Literal["full", "none"]
    """What deductions start from: the item's points, or 0 where the item only takes points off."""
    cap: Exact | None
    """The most points that may be taken off; null for no limit but the floor."""
    floor: Exact | None
    """The least score: 0 for 扣完为止, negative where points may go below zero, null for no floor."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="events",
                classes=[dict(id="events", title="突发环境事件", points_each=5)],
                base="none",
                cap=20,
                floor=None,
            ),
            full="0",
            columns={"actual": ("1", "0", "4", "7")},
            points=("-5", "0", "-20", "-20"),
            says="突发环境事件1起，每起扣5分，扣5分，得-5分",
            source="R19: 每发生一起 −5, 总扣分不超过20",
        ),
        Example(
            rule=_SAFETY,
            full="4",
            parts={
                "actual": {
                    "general": ("3", "0", "1", "9", "0"),
                    "larger": ("1", "0", "0", "0", "0"),
                    "major": ("0", "0", "1", "0", "0"),
                }
            },
            points=("0.5", "4", "0", "0", "4"),
            says="一般事故3起，每起扣0.5分；较大事故1起，每起扣2分；扣3.5分，得0.5分（满分4分）",
            source="9.10: 一般 −0.5, 较大 −2, 重大 → 0",
        ),
        Example(
            rule=_SAFETY | dict(floor=-3),
            full="4",
            parts={"actual": {"general": ("0", "16"), "larger": ("0", "0"), "major": ("2", "1")}},
            points=("0", "-3"),
            says="重大事故2起，该项不得分",
            source="points below zero are not raised to zero by a costly event",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.classes or len({k.id for k in self.classes}) < len(self.classes):
            raise ValueError("至少写明一类事件，且id不得重复（name at least one class, each with its own id）")
        if self.base == "none" and any(k.points_each is None for k in self.classes):
            raise ValueError("只扣分的项目须写明每起扣分（an item that only takes points off needs points_each）")
        return self

    def columns(self) -> tuple[str, ...]:
        return () if self.part_names() else ("actual",)

    def part_names(self) -> tuple[str, ...]:
        return tuple(k.id for k in self.classes) if len(self.classes) > 1 else ()

    def _counts(self, x: Columns) -> list[Number]:
        if not self.part_names():
            return [x.actual]
        parts = x.parts("actual")
        return [parts[k.id] for k in self.classes]

    def points(self, x: Columns) -> Number:
        lost, costly = x.wide(0), x.below(0, 0)
        for i, (k, count) in enumerate(zip(self.classes, self._counts(x), strict=True)):
            x.note(**{f"count_{i}": count})
            if k.points_each is None:
                costly = costly | x.below(0, count)
            else:
                lost = lost + count * k.points_each
        taken = lost if self.cap is None else x.minimum(lost, self.cap)
        score = (x.full if self.base == "full" else 0) - taken
        x.note(lost=lost, taken=taken, costly=costly)
        score = x.where(costly, x.minimum(score, 0), score)
        return score if self.floor is None else x.maximum(score, self.floor)

    def refusals(self, x: Columns) -> list[Refusal]:
        negative: Flags = x.below(0, 0)
        for count in self._counts(x):
            negative = negative | x.below(count, 0)
        return refuse_where(negative, "事件次数为负数", "the number of events is negative", MEND_EVIDENCE)

    def reason(self, n: Noted) -> Text:
        happened = [(k, n[f"count_{i}"]) for i, k in enumerate(self.classes) if n[f"count_{i}"] > 0]
        if not happened:
            none = join([title_of(k) for k in self.classes], "、", ", ")
            return Text(f"未发生{none.zh}，", f"no {none.en}: ") + self._of(n)
        said = [
            Text(f"{k.title}{written(c)}{k.counter}", f"{written(c)} {title_of(k).en}") + self._cost(k)
            for k, c in happened
        ]
        if n["costly"] and n["score"] == 0:
            return join(said) + Text("，", ": ") + of_points(n)
        if any(k.points_each is not None for k, _ in happened):
            cap = Text("", "")
            if self.cap is not None and n["lost"] > n["taken"]:
                cap = Text(f"（封顶{written(self.cap)}分）", f" (capped at {written(self.cap)})")
            one = len(said) == 1
            total = Text(f"扣{n.taken}分", f"{n.taken} off") + cap
            return join([join(said), total], "，" if one else "；", ", ") + Text("，", ": ") + self._of(n)
        return join(said) + Text("，", ": ") + of_points(n)

    def _of(self, n: Noted) -> Text:
        return of_points(n) if self.base == "full" else Text(f"得{n.score}分", f"{n.score} points")

    def _cost(self, k: EventClass) -> Text:
        if k.points_each is None:
            return Text("，该项不得分", ", no points for the item")
        each = as_text(k.points_each)
        return Text(f"，每{k.counter}扣{each}分", f", {each} off for each")

    def clause(self, about: About) -> Text:
        start = Text("", "")
        if self.base == "full":
            start = Text(f"未发生的得满分{about.points}分，", f"{about.points} points without events; ")
        said = []
        for k in self.classes:
            if k.points_each is None:
                said.append(Text(f"发生{k.title}的该项不得分", f"no points after any {title_of(k).en}"))
            else:
                each = as_text(k.points_each)
                said.append(Text(f"每发生{k.title}1{k.counter}扣{each}分", f"{each} off for each {title_of(k).en}"))
        limits = []
        if self.cap is not None:
            limits.append(Text(f"总扣分不超过{as_text(self.cap)}分", f"at most {as_text(self.cap)} off in all"))
        if self.floor is not None:
            limits.append(floor_words(self.floor))
        return start + join([*said, *limits], "，", "; ")
