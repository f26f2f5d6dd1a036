"""按排名赋分: points by place in the ranking group."""

from fractions import Fraction
from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number, Ties
from kaoheng.numbers import as_text
from kaoheng.rules.policies import TIES_WORDS, share
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Rule
from kaoheng.text import Text


class Tier(Data):
    """The best `share` of the group, counted from the top, gets `rate` of the points."""

    share: Exact
    """The part of the group, counted from the top, at which the tier ends."""
    rate: Exact
    """The share of the points the tier gets."""


class RankPoints(Rule):
    """Four forms: a share of W or fixed points off for each place, W·(n−r+1)/n, quantile tiers.

    Position tables with their own points are `position_table`; tiers are cut at r ≤ share·n.
    """

    number: ClassVar[str] = "R18"
    title: ClassVar[Text] = Text("按排名赋分", "points by rank")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["rank_points"]
    form: Literal["share_per_place", "points_per_place", "linear", "tiers"]
    """(a) W×(1−k(r−1)); (b) W−k(r−1); (c) W×(n−r+1)/n; (d) tiers by quantile."""
    ties: Ties
    """Equal values: 1,1,3 (competition), 1,1,2 (dense), 1.5,1.5,3 (average), 1,2,3 (ordinal)."""
    per_place: Exact = Fraction(0)
    """What each place costs: a share of W in form (a), points in form (b)."""
    tiers: tuple[Tier, ...] = ()
    """For form (d), from the top: cumulative share of the group and rate of points."""
    floor: Exact
    """The least score."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="rank_points", form="share_per_place", ties="competition", per_place="2%", floor=0),
            full="200",
            columns={"actual": ("5", "9", "8", "7", "6")},
            points=("184", "200", "196", "192", "188"),
            says="本组5个单位，排第5名",
            source="R18a: 第一名得基本分200分,名次每降低1位减基本分2%; rank 5 → 184",
        ),
        Example(
            rule=dict(kind="rank_points", form="points_per_place", ties="competition", per_place="0.1", floor=0),
            full="4",
            columns={"actual": ("3", "5", "5", "4")},
            points=("3.7", "4", "4", "3.8"),
            source="R18b: 最高的地区得4分,其他地区按排名顺序依次减少0.1分",
        ),
        Example(
            rule=dict(
                kind="rank_points",
                form="tiers",
                ties="competition",
                floor=0,
                tiers=[dict(share="30%", rate=1), dict(share="80%", rate="0.8"), dict(share=1, rate="0.6")],
            ),
            full="10",
            columns={"actual": ("10", "9", "8", "7", "6", "5", "4", "3", "2", "1")},
            points=("10", "10", "10", "8", "8", "8", "8", "8", "6", "6"),
            source="R18d: 前30%得满分, 中间50%得80%, 后20%得60%",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        place = x.rank(x.actual, best="low" if x.direction == "down" else "high", ties=self.ties)
        x.note(place=place, count=x.count())
        return x.maximum(self._by_form(x, place), self.floor)

    def _by_form(self, x: Columns, place: Number) -> Number:
        match self.form:
            case "share_per_place":
                return x.full * (1 - self.per_place * (place - 1))
            case "points_per_place":
                return x.full - self.per_place * (place - 1)
            case "linear":
                return x.full * x.ratio(x.count() - place + 1, x.count())
            case "tiers":
                score = x.full * 0
                for tier in reversed(self.tiers):
                    score = x.where(x.at_least(x.count() * tier.share, place), x.full * tier.rate, score)
                return score

    def reason(self, n: Noted) -> Text:
        how, of = self._how(n.about), n.about.points
        return Text(
            f"本组{n.count}个单位，排第{n.place}名；{how.zh}，得{n.score}分（满分{of}分）",
            f"place {n.place} of {n.count} in the group; {how.en}: {n.score} of {of} points",
        )

    def clause(self, about: About) -> Text:
        ties = TIES_WORDS[self.ties]
        floor = as_text(self.floor)
        return Text(
            f"按组内排名赋分：{self._how(about).zh}；{ties.zh}；最低得{floor}分",
            f"by rank in the group: {self._how(about).en}; {ties.en}; at least {floor}",
        )

    def _how(self, about: About) -> Text:
        of, step = about.points, as_text(self.per_place)
        match self.form:
            case "share_per_place":
                part = share(self.per_place).zh
                return Text(f"第1名{of}分，每降低1位减{part}", f"{of} for the first, {part} of it less a place")
            case "points_per_place":
                return Text(f"第1名{of}分，每降低1位减{step}分", f"{of} for the first, {step} less a place")
            case "linear":
                return Text(f"{of}×(单位数-名次+1)/单位数", f"{of} × (units − place + 1) / units")
            case "tiers":
                zh = "，".join(f"前{share(t.share).zh}得{share(t.rate).zh}" for t in self.tiers)
                en = ", ".join(f"the first {share(t.share).en} get {share(t.rate).en}" for t in self.tiers)
                return Text(f"{zh}的分值", f"{en} of the points")
