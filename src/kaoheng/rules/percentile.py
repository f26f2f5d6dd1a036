"""百分位计分: the share of the group that a unit has reached or left behind."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.rules.policies import of_points, percent
from kaoheng.rules.rule import About, Example, Noted, Rule
from kaoheng.text import Text

Convention = Literal["weak", "strict", "mean"]

_WORDS: dict[Convention, Text] = {
    "weak": Text("不优于本单位的单位（含本单位）所占比重", "share of units not better, itself included"),
    "strict": Text("劣于本单位的单位所占比重", "share of units that are worse"),
    "mean": Text(
        "劣于本单位的单位加同值单位（含本单位）的一半所占比重", "share of worse units and half the equal ones"
    ),
}


class Percentile(Rule):
    """score = W × share: weak (worse or equal)/n, strict worse/n, mean their average; worse by direction."""

    title: ClassVar[Text] = Text("百分位计分", "percentile")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["percentile"]
    convention: Convention
    """Which units count: worse or equal (weak), worse only (strict), or the mean of both."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="percentile", convention="weak"),
            columns={"actual": ("3", "1", "3", "5")},
            points=("75", "25", "75", "100"),
            says="本组4个单位，百分位75%，得75分",
        ),
        Example(
            rule=dict(kind="percentile", convention="strict"),
            columns={"actual": ("3", "1", "3", "5")},
            points=("25", "0", "25", "75"),
        ),
        Example(
            rule=dict(kind="percentile", convention="mean"),
            columns={"actual": ("3", "1", "3", "5")},
            points=("50", "12.5", "50", "87.5"),
        ),
        Example(
            rule=dict(kind="percentile", convention="strict"),
            direction="down",
            columns={"actual": ("3", "1", "3", "5")},
            points=("25", "75", "25", "0"),
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        down, count = x.direction == "down", x.count()
        worse = x.rank(x.actual, best="high" if down else "low") - 1
        not_better = count + 1 - x.rank(x.actual, best="low" if down else "high")
        by_convention = {"weak": not_better, "strict": worse, "mean": (worse + not_better) / 2}
        share = x.ratio(by_convention[self.convention], count)
        x.note(share=share, count=count)
        return x.full * share

    def reason(self, n: Noted) -> Text:
        share = percent(n["share"])
        return Text(
            f"本组{n.count}个单位，百分位{share.zh}，", f"percentile {share.en} of {n.count} units: "
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        which = _WORDS[self.convention]
        return Text(f"得分={about.points}×{which.zh}", f"{about.points} × {which.en}")
