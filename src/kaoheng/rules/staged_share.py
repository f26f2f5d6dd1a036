"""累计进度目标: this year's target is a stated share of a goal set for several years."""

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.rules.policies import Positive, share
from kaoheng.rules.rule import About, Example, Noted, Refusal, Rule
from kaoheng.text import Text

if TYPE_CHECKING:
    from kaoheng.rules.rule import Rule as AnyRule


class StagedShare(Rule):
    """t = share × T, then the rule `then` with t as its target; T is the column `target`."""

    number: ClassVar[str] = "R07"
    title: ClassVar[Text] = Text("累计进度目标", "staged share of a goal")

    kind: Literal["staged_share"]
    share: Positive
    """The share of the goal that must be reached by the end of this year, 0.35."""
    then: "AnyRule"
    """The rule that scores against this year's target."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="staged_share",
                share="35%",
                then=dict(kind="step", gap="absolute", size=1, points_per_step=1, partial_step="not_counted", floor=0),
            ),
            full="20",
            unit="%",
            columns={"actual": ("5", "7", "7.9"), "target": ("20", "20", "20")},
            points=("18", "20", "20"),
            says="总目标20%，本年应达到其35%，即7%；目标7%，完成5%，差2个百分点",
            source="R07: PM2.5 fall by 2014/2015/2016 must reach 10% / 35% / 65% of the final target",
        ),
        Example(
            rule=dict(
                kind="staged_share",
                share="65%",
                then=dict(kind="proportional", cap=1, floor=0, zero_target="zero"),
            ),
            full="10",
            columns={"actual": ("6.5", "13", "1"), "target": ("20", "20", "0")},
            points=("5", "10", "0"),
        ),
    )

    @model_validator(mode="after")
    def _whole_year(self) -> Self:
        if self.then.part_names():
            raise ValueError("累计进度目标内不得再分时段或任务（the inner rule may not read periods or tasks）")
        return self

    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(("actual", "target", *self.then.columns())))

    def peers_needed(self) -> bool:
        return self.then.peers_needed()

    def points(self, x: Columns) -> Number:
        due = self.share * x.target
        score = self.then.points(x.view("then", target=due))
        x.note(due=due, **{"then.target": due, "then.score": score})
        return score

    def refusals(self, x: Columns) -> list[Refusal]:
        return self.then.refusals(x.view("then", target=self.share * x.target))

    def reason(self, n: Noted) -> Text:
        unit, part = n.about.unit, share(self.share)
        return Text(
            f"总目标{n.target}{unit}，本年应达到其{part.zh}，即{n.due}{unit}；",
            f"goal {n.target}{unit}, {part.en} of it due this year, {n.due}{unit}; ",
        ) + self.then.reason(n.within("then", n.about))

    def clause(self, about: About) -> Text:
        part = share(self.share)
        return Text(
            f"年度目标为总目标的{part.zh}；", f"this year's target is {part.en} of the goal; "
        ) + self.then.clause(about)
