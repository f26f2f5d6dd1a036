"""增比进位: points for places gained since last year, off for places lost."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number, Ties
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import MEND_EVIDENCE, TIES_WORDS, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text

_PER = dict(kind="rank_improvement", per_place="0.1", most="0.5", least="-0.5", first_held=1, ties="competition")


class RankImprovement(Rule):
    """score = clip(q × (last year's place − this year's), least, most); holding place 1 counts as `first_held` places.

    Last year's place is the column `prior_rank`, or the rank of `prior` among the same members, which
    is the fair reading when the group has changed; or it is taken from the table of earlier years (`history`),
    counted anew among the units that were in the group in both years. This year's place is then among them too.
    """

    number: ClassVar[str] = "R25"
    title: ClassVar[Text] = Text("增比进位", "rank improvement")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["rank_improvement"]
    previous: Literal["column", "from_prior", "history"]
    """Last year's place: as published (`prior_rank`); ranked anew from `prior` among this year's members; or the
    item's rank in the table of earlier years, counted anew among the units of both years."""
    per_place: Exact
    """Points for each place."""
    first_held: Exact
    """How many places holding the first place counts as; 0 for none."""
    most: Exact
    """The most points to gain."""
    least: Exact
    """The least score, negative or 0."""
    ties: Ties
    """How equal values share places."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=_PER | dict(previous="column"),
            full="0.5",
            columns={
                "actual": ("9", "8", "7", "6", "5", "4", "3", "2"),
                "prior_rank": ("1", "5", "3", "2", "4", "8", "6", "2"),
            },
            points=("0.1", "0.3", "0", "-0.2", "-0.1", "0.2", "-0.1", "-0.5"),
            says="本年第1名，上年第1名，保持第1名视为前进1位，得0.1分",
            source="R25: 位次每前进1位加0.1分,每后退1位扣0.1分",
        ),
        Example(
            rule=_PER | dict(previous="from_prior", per_place="0.3"),
            full="0.5",
            columns={"actual": ("9", "8", "7"), "prior": ("1", "2", "3")},
            points=("0.5", "0", "-0.5"),
            says="本年第1名，上年第3名，前进2位，每位0.3分，计0.6分，按封顶得0.5分",
        ),
        Example(
            rule=_PER | dict(previous="history"),
            full="0.5",
            columns={"actual": ("9", "8", "7"), "prior_rank": ("2", "1", "3")},
            points=("0.1", "-0.1", "0"),
            says="本年第1名，上年第2名，前进1位",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.least > 0 or self.most < 0:
            raise ValueError("least不大于0，most不小于0（least is 0 or negative, most 0 or positive）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual", "prior" if self.previous == "from_prior" else "prior_rank")

    def _before(self, x: Columns) -> Number:
        if self.previous != "from_prior":
            return x["prior_rank"]
        return x.rank(x.prior, best="low" if x.direction == "down" else "high", ties=self.ties)

    def points(self, x: Columns) -> Number:
        now = x.rank(x.actual, best="low" if x.direction == "down" else "high", ties=self.ties)
        before = self._before(x)
        held = x.equal(now, 1) & x.equal(before, 1)
        gained = x.where(held, self.first_held, before - now)
        raw = self.per_place * gained
        x.note(now=now, before=before, held=held, gained=gained, raw=raw)
        return x.clip(raw, self.least, self.most)

    def refusals(self, x: Columns) -> list[Refusal]:
        if self.previous == "from_prior":
            return []
        before = x["prior_rank"]
        return refuse_where(x.below(before, 1), "上年名次小于1", "last year's place is below 1", MEND_EVIDENCE)

    def reason(self, n: Noted) -> Text:
        gained, each = n["gained"], written(self.per_place)
        said = Text(f"本年第{n.now}名，上年第{n.before}名，", f"place {n.now}, last year {n.before}: ")
        if n["held"]:
            return said + Text(
                f"保持第1名视为前进{n.gained}位，得{n.score}分",
                f"the first place held counts as a gain of {n.gained}, {n.score} points",
            )
        if gained == 0:
            return said + Text(f"位次不变，得{n.score}分", f"no change, {n.score} points")
        places = written(abs(gained))
        move = Text(f"前进{places}位", f"up {places}") if gained > 0 else Text(f"后退{places}位", f"down {places}")
        said += Text(f"{move.zh}，每位{each}分，", f"{move.en}, {each} a place, ")
        if self.least <= n["raw"] <= self.most:
            return said + Text(f"得{n.score}分", f"{n.score} points")
        limit = Text("按封顶", "capped") if gained > 0 else Text("按下限", "at the limit")
        return said + Text(f"计{n.raw}分，{limit.zh}得{n.score}分", f"{n.raw}, {limit.en}: {n.score} points")

    def clause(self, about: About) -> Text:
        each, held = as_text(self.per_place), as_text(self.first_held)
        before = {
            "column": Text("上年公布的名次", "last year's published place"),
            "from_prior": Text("本组现有单位的上年名次", "last year's place among this year's units"),
            "history": Text("两年都在本组的单位中的上年名次", "last year's place among the units of both years"),
        }[self.previous]
        first, ties = Text("", ""), TIES_WORDS[self.ties]
        if self.first_held != 0:
            first = Text(f"，保持第1名的视为前进{held}位", f"; holding the first place counts as {held} gained")
        most, least = as_text(self.most), as_text(-self.least)
        return (
            Text(
                f"与{before.zh}相比（{ties.zh}），位次每前进1位加{each}分，每后退1位扣{each}分",
                f"against {before.en} ({ties.en}): {each} more for each place gained, {each} off for each lost",
            )
            + first
            + Text(
                f"；最多加{most}分，最多扣{least}分（分值{about.points}分）",
                f"; at most {most} more, at most {least} off ({about.points} points)",
            )
        )
