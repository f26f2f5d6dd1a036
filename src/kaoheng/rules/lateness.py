"""时限扣分: points off for every day late, or every late report."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import floor_words, of_points
from kaoheng.rules.rule import About, Exact, Example, Noted, Rule
from kaoheng.text import Text

LateUnit = Literal["天", "工作日", "次", "件"]

_EACH: dict[LateUnit, Text] = {
    "天": Text("每逾期1天", "for every day late"),
    "工作日": Text("每逾期1个工作日", "for every working day late"),
    "次": Text("每迟报、漏报1次", "for every late or missing report"),
    "件": Text("每迟报、漏报1件", "for every late or missing document"),
}


class Lateness(Rule):
    """score = max(floor, W − q × late units). The units late are the evidence; being early earns nothing.

    Working days are counted with the official calendar before the evidence comes here.
    """

    number: ClassVar[str] = "R11"
    title: ClassVar[Text] = Text("时限扣分", "lateness")

    kind: Literal["lateness"]
    late_unit: LateUnit
    """What is counted: calendar days, working days, reports or documents."""
    points_per_unit: Exact
    """Points off for each."""
    floor: Exact
    """The least score."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="lateness", late_unit="次", points_per_unit="0.5", floor=0),
            full="2",
            columns={"actual": ("3", "0", "9")},
            points=("0.5", "2", "0"),
            says="迟报、漏报3次，每迟报、漏报1次扣0.5分，扣1.5分，得0.5分（满分2分）",
            source="R11: 迟报一次扣0.5分",
        ),
        Example(
            rule=dict(kind="lateness", late_unit="件", points_per_unit=10, floor=-10),
            full="20",
            columns={"actual": ("1", "4")},
            points=("10", "-10"),
            source="R11: 未上报每件扣10分",
        ),
        Example(
            rule=dict(kind="lateness", late_unit="工作日", points_per_unit="0.2", floor=0),
            full="1",
            columns={"actual": ("-2", "2")},
            points=("1", "0.6"),
            says="未逾期",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        late = x.maximum(x.actual, 0)
        lost = self.points_per_unit * late
        x.note(late=late, lost=lost)
        return x.maximum(x.full - lost, self.floor)

    def reason(self, n: Noted) -> Text:
        by_time, each, points = self.late_unit in ("天", "工作日"), _EACH[self.late_unit], written(self.points_per_unit)
        if n["late"] == 0:
            return Text("未逾期，" if by_time else "无迟报、漏报，", "nothing late, ") + of_points(n)
        unit = "个工作日" if self.late_unit == "工作日" else self.late_unit
        return Text(
            f"{'逾期' if by_time else '迟报、漏报'}{n.late}{unit}，{each.zh}扣{points}分，扣{n.lost}分，",
            f"{n.late} late; {points} off {each.en}: {n.lost} off, ",
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        each, points, floor = _EACH[self.late_unit], as_text(self.points_per_unit), floor_words(self.floor)
        return Text(
            f"按时完成的得满分{about.points}分，{each.zh}扣{points}分，{floor.zh}",
            f"{about.points} points when on time, {points} off {each.en}, {floor.en}",
        )
