"""完成率阶梯: each rung of completion reached is worth so many points, below the last rung none."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import (
    Positive,
    Steps,
    ZeroTarget,
    of_points,
    percent,
    refuse_direction,
    refuse_zero,
    share,
    stepped,
    steps_clause,
    steps_columns,
    zero_target_words,
)
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join


class Rung(Data):
    """Completion of at least this much (the edge included) is worth a share of W, or fixed points."""

    completion: Positive
    """Completion of the target, 0.9 = 90 %."""
    rate: Exact | None = None
    """Share of W; or give `points`."""
    points: Exact | None = None
    """Points; or give `rate`."""

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.rate is None) == (self.points is None):
            raise ValueError("rate与points须且只须给一项（give either rate or points）")
        return self


class CompletionLadder(Rule):
    """score = value of the highest rung with a ≥ rung × t, 0 below the last, plus steps beyond the target.

    For higher-is-better items. That missing the target may also cap the grade is a matter of grades.
    """

    number: ClassVar[str] = "R05"
    title: ClassVar[Text] = Text("完成率阶梯计分", "completion ladder")

    kind: Literal["completion_ladder"]
    rungs: tuple[Rung, ...]
    """From the highest completion to the lowest."""
    over: Steps | None
    """Points added for what exceeds the target; null for none."""
    zero_target: ZeroTarget
    """What a target of zero or less means."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="completion_ladder",
                rungs=[dict(completion=f"{c}%", rate=f"{c}%") for c in (100, 90, 80, 70, 60, 50)],
                over=dict(gap="of_target", size="10%", points=3, partial_step="not_counted", most=9),
                zero_target="refuse",
            ),
            full="40",
            unit="%",
            columns={
                "actual": ("3.8", "4", "3.6", "3.59", "3.2", "2.8", "2.4", "2", "1.99", "4.39", "4.4", "5.2", "9"),
                "target": ("4",) * 13,
            },
            points=("36", "40", "36", "32", "32", "28", "24", "20", "0", "40", "43", "49", "49"),
            says="目标4%，完成3.8%，完成率95%，达到90%档，得36分（满分40分）",
            source="R05: 万元GDP能耗 100→40, 90→36, …, 50→20, <50 → 0; each +10% → +3, max +9",
        ),
        Example(
            rule=dict(
                kind="completion_ladder",
                rungs=[dict(completion=1, points=10), dict(completion="2/3", points=6)],
                over=None,
                zero_target="full",
            ),
            full="10",
            columns={"actual": ("2", "1.9", "0", "12"), "target": ("3", "3", "0", "3")},
            points=("6", "0", "10", "10"),
        ),
    )

    @model_validator(mode="after")
    def _falling(self) -> Self:
        marks = [rung.completion for rung in self.rungs]
        if not marks or sorted(set(marks), reverse=True) != marks:
            raise ValueError("各档须从高到低排列且不重复（rungs must fall, without repeats）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual", "target", *steps_columns(self.over))

    def points(self, x: Columns) -> Number:
        score: Number = 0
        for rung in reversed(self.rungs):
            points = x.full * rung.rate if rung.points is None else rung.points
            score = x.where(self._there(x, rung), points, score)
        if self.over is not None:
            score = score + stepped(x, "added", x.maximum(x.actual - x.target, 0), self.over)
        sound = x.below(0, x.target)
        x.note(done=lambda: x.ratio(x.actual, x.target), reached=lambda: self._reached(x), sound=sound)
        if self.over is None:
            x.note(added=0, added_gap=lambda: x.maximum(x.actual - x.target, 0))
        return x.where(sound, score, x.full if self.zero_target == "full" else 0)

    def _there(self, x: Columns, rung: Rung) -> Flags:
        return x.at_least(x.actual, rung.completion * x.target)

    def _reached(self, x: Columns) -> Number:
        """The highest rung reached; 0 below the lowest."""
        reached: Number = 0
        for rung in reversed(self.rungs):
            reached = x.where(self._there(x, rung), rung.completion, reached)
        return reached

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_direction(x, "up") + refuse_zero(x, x.target, self.zero_target)

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        said = Text(f"目标{n.target}{unit}", f"target {n.target}{unit}")
        if not n["sound"]:
            return said + Text("不大于零，按规定", " is not above zero, by rule ") + of_points(n)
        done, reached = percent(n["done"]), share(n["reached"])
        said += Text(f"，完成{n.actual}{unit}，完成率{done.zh}", f", actual {n.actual}{unit}: {done.en} done")
        if n["reached"] == 0:
            lowest = share(self.rungs[-1].completion)
            said += Text(f"，低于最低一档{lowest.zh}，", f", below the last rung of {lowest.en}, ")
        else:
            said += Text(f"，达到{reached.zh}档，", f", rung {reached.en} reached, ")
        if n["added"] != 0:
            said += Text(f"超额加{n.added}分，", f"{n.added} added for going beyond, ")
        return said + of_points(n)

    def clause(self, about: About) -> Text:
        values = [as_text(r.points if r.rate is None else r.rate * about.full) for r in self.rungs]  # type: ignore[arg-type]
        marks = [share(rung.completion) for rung in self.rungs]
        said = join(
            [Text(f"完成率达到{c.zh}的得{v}分", f"{v} points at {c.en}") for c, v in zip(marks, values, strict=True)],
            "，",
            ", ",
        )
        said = Text("按完成率分档计分（各档含本数）：", "by completion, edges included: ") + said
        said += Text(f"，低于{marks[-1].zh}的不得分", f", none below {marks[-1].en}")
        if self.over is not None:
            over = steps_clause(self.over, about, worse=False)
            said += Text(f"；超过目标的，{over.zh}", f"; beyond the target, {over.en}")
        return said + zero_target_words(self.zero_target)
