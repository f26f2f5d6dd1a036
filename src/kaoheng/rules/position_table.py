"""按名次对应分值: each place of a ranking has its own points, counted from the top or from the end."""

from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number, Ties
from kaoheng.numbers import as_text
from kaoheng.rules.policies import MEND_EVIDENCE, TIES_WORDS, of_points, refuse_where, share
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join

_TOP = [dict(first=i, points=6 - i) for i in range(1, 6)]
_END = [dict(first=i, from_end=True, points=i - 6) for i in range(1, 6)]


class Place(Data):
    """One place, or a run of places, and what it gives."""

    first: int
    """The place, or the first of several; 1 is the best, or the very last with `from_end`."""
    last: int | None = None
    """The last of several places; null for a single place."""
    from_end: bool = False
    """Whether places are counted from the end of the ranking (倒数第1名)."""
    points: Exact | None = None
    """What the place gives, in points."""
    rate: Exact | None = None
    """What the place gives, as a share of the item's points."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.points is None) == (self.rate is None):
            raise ValueError("每个名次须写明points或rate其中一项（give either points or rate）")
        if not 1 <= self.first <= self.deepest:
            raise ValueError("名次从1起，且last不小于first（places start at 1, last is not before first）")
        return self

    @property
    def deepest(self) -> int:
        """The last place of the run."""
        return self.first if self.last is None else self.last

    def words(self) -> Text:
        """Which places these are, and what they give."""
        run = f"{self.first}" if self.deepest == self.first else f"{self.first}至第{self.last}"
        run_en = f"{self.first}" if self.deepest == self.first else f"{self.first}–{self.last}"
        where = (
            Text(f"倒数第{run}名", f"{run_en} from the end") if self.from_end else Text(f"第{run}名", f"place {run_en}")
        )
        if self.points is not None:
            return where + Text(f"得{as_text(self.points)}分", f": {as_text(self.points)}")
        assert self.rate is not None
        return where + Text(f"得{share(self.rate).zh}的分值", f": {share(self.rate).en} of the points")


class PositionTable(Rule):
    """score = table[place], or `otherwise`; places of a superior's ranking (上级排名) or of the own group.

    Own places from the end are ranked from the end, ties as from the top. A ranking so short that a
    unit would stand in both halves of the table is refused.
    """

    number: ClassVar[str] = "R35"
    title: ClassVar[Text] = Text("按名次对应分值", "points by position")

    kind: Literal["position_table"]
    position: Literal["published", "own_group"]
    """Whether `actual` is a published place, or the value to rank in the group."""
    places: tuple[Place, ...]
    """Points by place."""
    otherwise: Exact
    """Points for places the table does not name."""
    out_of: Exact | None = None
    """How many places a published ranking has; needed for places from its end unless `out_of_column` is given."""
    out_of_column: str | None = None
    """The column that says how many places a published ranking has."""
    ties: Literal["competition", "dense", "ordinal"] | None = None
    """How equal values of the own group share places; needed there."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="position_table", position="published", out_of=11, otherwise=0, places=_TOP + _END),
            full="5",
            columns={"actual": ("2", "1", "5", "6", "7", "11")},
            points=("4", "5", "1", "0", "-1", "-5"),
            says="在11个单位中排第2名，第2名得4分，得4分",
            source="R18e: province rank 1–5 → +5..+1; last 5 → −5..−1",
        ),
        Example(
            rule=dict(
                kind="position_table",
                position="own_group",
                ties="competition",
                otherwise=0,
                places=[
                    dict(first=1, points=2),
                    dict(first=2, last=3, rate="50%"),
                    dict(first=1, from_end=True, points=-1),
                ],
            ),
            full="3",
            columns={"actual": ("9", "9", "7", "5", "2", "2")},
            points=("2", "2", "1.5", "0", "-1", "-1"),
            says="在6个单位中排第1名，第1名得2分",
        ),
        Example(
            rule=dict(
                kind="position_table",
                position="published",
                out_of_column="places",
                otherwise=0,
                places=[dict(first=1, last=3, points=2), dict(first=1, last=2, from_end=True, points=-4)],
            ),
            full="2",
            columns={"actual": ("3", "9", "10"), "places": ("11", "10", "11")},
            points=("2", "-4", "-4"),
            source="R35: the number of places may differ by ranking",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        from_end = any(place.from_end for place in self.places)
        if self.position == "own_group" and (self.ties is None or self.out_of or self.out_of_column):
            raise ValueError("本组排名须写明ties，不写out_of（the own group needs ties and no out_of）")
        if self.position == "published":
            if self.ties is not None:
                raise ValueError("上级排名不写ties（a published ranking has its own ties）")
            if from_end and (self.out_of is None) == (self.out_of_column is None):
                raise ValueError("倒数名次须写明out_of或out_of_column（places from the end need how many there are）")
        for end in (False, True):
            runs = sorted((p.first, p.deepest) for p in self.places if p.from_end == end)
            if any(a[1] >= b[0] for a, b in pairwise(runs)):
                raise ValueError("名次重复（a place is named twice）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual",) if self.out_of_column is None else ("actual", self.out_of_column)

    def peers_needed(self) -> bool:
        return self.position == "own_group"

    def _count(self, x: Columns) -> Number | None:
        if self.position == "own_group":
            return x.count()
        return self.out_of if self.out_of_column is None else x[self.out_of_column]

    def _ranked(self, x: Columns, *, from_end: bool) -> Number:
        ties: Ties = self.ties or "competition"
        return x.rank(x.actual, best="low" if (x.direction == "down") != from_end else "high", ties=ties)

    def points(self, x: Columns) -> Number:
        count = self._count(x)
        place = self._ranked(x, from_end=False) if self.position == "own_group" else x.actual
        back = place
        if self.position == "own_group":
            back = self._ranked(x, from_end=True)
        elif count is not None:
            back = count - place + 1
        score, row = x.wide(self.otherwise), x.wide(len(self.places))
        for i, run in enumerate(self.places):
            at = back if run.from_end else place
            flags = x.at_least(at, run.first) & x.at_least(run.deepest, at)
            score = x.where(flags, run.points if run.rate is None else x.full * run.rate, score)
            row = x.where(flags, i, row)
        x.note(place=place, row=row)
        if count is not None:
            x.note(count=count)
        return score

    def refusals(self, x: Columns) -> list[Refusal]:
        count, found = self._count(x), []
        if self.position == "published":
            wrong = x.below(x.actual, 1) | ~x.equal(x.actual, x.floor(x.actual))
            if count is not None:
                wrong = wrong | x.below(count, x.actual)
            found += refuse_where(wrong, "名次不在排名范围内", "the place is not one of the ranking", MEND_EVIDENCE)
        reach = [max((p.deepest for p in self.places if p.from_end == end), default=0) for end in (False, True)]
        if count is not None and min(reach) > 0:
            short = x.below(x.wide(count), sum(reach))
            found += refuse_where(
                short,
                f"排名单位不足{sum(reach)}个，前{reach[0]}名与后{reach[1]}名重叠",
                f"fewer than {sum(reach)} places: the first {reach[0]} and the last {reach[1]} overlap",
            )
        return found

    def reason(self, n: Noted) -> Text:
        row = int(n["row"])
        among = Text(f"在{n.count}个单位中", f" of {n.count}") if "count" in n else Text("", "")
        said = Text(f"{among.zh}排第{n.place}名，", f"place {n.place}{among.en}; ")
        rule = self.places[row].words() if row < len(self.places) else self._rest()
        return said + rule + Text("，", ": ") + of_points(n)

    def _of_how_many(self) -> Text:
        count = Text("", "")
        if self.out_of is not None:
            count = Text(f"，参加排名的共{as_text(self.out_of)}个", f", of {as_text(self.out_of)} in all")
        return count if self.ties is None else count + Text("，", ", ") + TIES_WORDS[self.ties]

    def _rest(self) -> Text:
        other = as_text(self.otherwise)
        return Text("其余名次不得分" if self.otherwise == 0 else f"其余名次得{other}分", f"other places: {other}")

    def clause(self, about: About) -> Text:
        ranking = "本组排名" if self.position == "own_group" else "上级公布的排名"
        ranking_en = "the group's ranking" if self.position == "own_group" else "the published ranking"
        said = join([place.words() for place in self.places], "，")
        return (
            Text(f"按{ranking}计分（分值{about.points}分）", f"by {ranking_en} ({about.points} points)")
            + self._of_how_many()
            + Text("，", ": ")
            + said
            + Text("，", "; ")
            + self._rest()
        )
