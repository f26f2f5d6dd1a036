"""按时段加权: quarters, half-years or 平时 and 年终, each scored by the same rule, then weighted."""

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.rules.policies import Positive, of_points, share, under
from kaoheng.rules.rule import About, Data, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join, title_of

if TYPE_CHECKING:
    from kaoheng.rules.rule import Rule as AnyRule


class Period(Data):
    """One period of the year."""

    id: str
    """The period as the evidence names it: 一季度."""
    title: str
    """What sentences call it: 第一季度, 平时考核."""
    title_en: str = ""
    """The same in English; empty for the Chinese one."""
    weight: Positive
    """Its share of the score; the weights add up to 1."""


class ByPeriod(Rule):
    """score = Σ w × f(the period's actual, the period's target), f out of the full W."""

    number: ClassVar[str] = "R12"
    title: ClassVar[Text] = Text("按时段加权", "weighted periods")

    kind: Literal["by_period"]
    periods: tuple[Period, ...]
    """The periods, each with its weight."""
    target_by_period: bool
    """Whether each period has its own target; otherwise the year's target holds for each."""
    then: "AnyRule"
    """The rule for one period; its points are out of the item's full points."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="by_period",
                periods=[
                    dict(id="usual", title="平时考核", weight="30%"),
                    dict(id="final", title="年终考核", weight="70%"),
                ],
                target_by_period=False,
                then=dict(kind="as_given", scale=100),
            ),
            parts={"actual": {"usual": ("90", "80"), "final": ("80", "100")}},
            points=("83", "94"),
            says="平时考核（占30%）：按报送值计入，得90分（满分100分）；年终考核（占70%）：",
            source="R12: 平时30% + 年终70% (Weinan 2015)",
        ),
        Example(
            rule=dict(
                kind="by_period",
                periods=[dict(id=f"q{i}", title=f"第{i}季度", weight="1/4") for i in (1, 2, 3, 4)],
                target_by_period=True,
                then=dict(kind="proportional", cap=1, floor=0, zero_target="refuse"),
            ),
            full="8",
            parts={
                "actual": {"q1": ("5", "10"), "q2": ("20", "0"), "q3": ("30", "30"), "q4": ("20", "40")},
                "target": {"q1": ("10",) * 2, "q2": ("20",) * 2, "q3": ("30",) * 2, "q4": ("40",) * 2},
            },
            points=("6", "6"),
            says="第1季度（占25%）：目标10，完成5，完成率50%，得4分（满分8分）",
        ),
        Example(
            rule=dict(
                kind="by_period",
                periods=[dict(id=i, title=f"{i}半年", weight="0.5") for i in ("上", "下")],
                target_by_period=False,
                then=dict(kind="step", gap="absolute", size=1, points_per_step=1, partial_step="not_counted", floor=0),
            ),
            full="10",
            columns={"target": ("7", "7")},
            parts={"actual": {"上": ("6", "7"), "下": ("4", "9")}},
            points=("8", "10"),
        ),
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if sum(period.weight for period in self.periods) != 1:
            raise ValueError("各时段权重之和应为1（weights must add up to 1）")
        if len({period.id for period in self.periods}) < len(self.periods):
            raise ValueError("各时段的id不得重复（period ids must differ）")
        if self.then.part_names():
            raise ValueError("时段内不得再分时段或任务（a period may not hold periods or tasks）")
        return self

    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.then.columns() if name not in self.part_columns())

    def part_columns(self) -> tuple[str, ...]:
        own = ("actual", "target") if self.target_by_period else ("actual",)
        return tuple(name for name in own if name in self.then.columns())

    def part_names(self) -> tuple[str, ...]:
        return tuple(period.id for period in self.periods)

    def peers_needed(self) -> bool:
        return self.then.peers_needed()

    def points(self, x: Columns) -> Number:
        score = x.wide(0)
        for period in self.periods:
            read = self._read(x, period)
            points = self.then.points(x.view(period.id, **read))
            x.note(**{f"{period.id}.{name}": value for name, value in {**read, "score": points}.items()})
            score = score + period.weight * points
        return score

    def refusals(self, x: Columns) -> list[Refusal]:
        found: list[Refusal] = []
        for period in self.periods:
            found += under(title_of(period), self.then.refusals(x.view(period.id, **self._read(x, period))))
        return found

    def _read(self, x: Columns, period: Period) -> dict[str, Number]:
        return {name: x.parts(name)[period.id] for name in self.part_columns()}

    def reason(self, n: Noted) -> Text:
        said = [_headed(p) + self.then.reason(n.within(p.id, n.about)) for p in self.periods]
        return join([*said, Text("加权", "weighted: ") + of_points(n)])

    def clause(self, about: About) -> Text:
        weights = [
            Text(f"{p.title}占{share(p.weight).zh}", f"{title_of(p).en} {share(p.weight).en}") for p in self.periods
        ]
        said = join(weights, "，", ", ")
        own = Text("，各时段有各自的目标", ", each with a target of its own") if self.target_by_period else Text("", "")
        return (
            Text(f"分时段计分后加权（{said.zh}）", f"weighted over periods ({said.en})")
            + own
            + Text("；各时段计分办法：", "; in each, ")
            + self.then.clause(about)
        )


def _headed(period: Period) -> Text:
    part = share(period.weight)
    return Text(f"{period.title}（占{part.zh}）：", f"{title_of(period).en} ({part.en}): ")
