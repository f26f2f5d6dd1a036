"""名次归一化: the place in the group as a share from 1 (first) to 0 (last)."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number, Ties
from kaoheng.numbers import as_text
from kaoheng.rules.policies import TIES_WORDS, of_points
from kaoheng.rules.rule import About, Exact, Example, Noted, Rule
from kaoheng.text import Text


class RankNormalised(Rule):
    """score = W × (n − r)/(n − 1), r the place among n units; `alone` × W in a group of one."""

    title: ClassVar[Text] = Text("名次归一化", "normalised rank")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["rank_normalised"]
    ties: Ties
    """How equal values share places."""
    alone: Exact
    """The share of W in a group of one unit."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="rank_normalised", ties="average", alone=1),
            full="10",
            columns={"actual": ("7", "9", "7", "3", "1")},
            points=("6.25", "10", "6.25", "2.5", "0"),
            says="本组5个单位，排第2.5名；(5−2.5)÷(5−1)×10，得6.25分",
        ),
        Example(
            rule=dict(kind="rank_normalised", ties="competition", alone="0.5"),
            full="10",
            columns={"actual": ("3",)},
            points=("5",),
            says="本组仅1个单位",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        place, count = x.rank(x.actual, best="low" if x.direction == "down" else "high", ties=self.ties), x.count()
        x.note(place=place, count=count)
        return x.full * x.ratio(count - place, count - 1, otherwise=self.alone)

    def reason(self, n: Noted) -> Text:
        if n["count"] == 1:
            return Text("本组仅1个单位，", "the only unit of its group: ") + of_points(n)
        share = f"({n.count}−{n.place})÷({n.count}−1)×{n.about.points}"
        return Text(
            f"本组{n.count}个单位，排第{n.place}名；{share}，",
            f"place {n.place} of {n.count} in the group; {share}: ",
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        alone, ties = as_text(self.alone * 100), TIES_WORDS[self.ties]
        return Text(
            f"得分={about.points}×(单位数-名次)/(单位数-1)，本组仅1个单位的得满分的{alone}%，{ties.zh}",
            f"{about.points} × (units − place) / (units − 1); {alone}% of the points in a group of one; {ties.en}",
        )
