"""Everything a regulation must say about a panel before its ratings can be counted."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kaoheng.rules.rule import BY_WORD, Data, Exact
from kaoheng.tally.aspects import Aspect, check_aspects
from kaoheng.tally.channel import Channel
from kaoheng.tally.panels.points import InProportion, Points, Table
from kaoheng.tally.trimming import Trim
from kaoheng.tally.weights import EmptyClass, Rounded, VoterClass, WeightsFor, check_weights, in_group

DONT_KNOW = ("不了解", "dont_know")
"""Words of a rater who does not know the unit."""


class Scores(Data):
    """Raters give scores, more is better."""

    kind: Literal["scores"]
    least: Exact
    """The lowest score a rater may give."""
    most: Exact
    """The highest score a rater may give."""


class Ranks(Data):
    """Raters give places, 1 is the best."""

    kind: Literal["ranks"]


class Mean(Data):
    """The mean of the raters of a class."""

    kind: Literal["mean"]


class Median(Data):
    """The median of the raters of a class."""

    kind: Literal["median"]


class TrimmedMean(Data):
    """The mean without the highest and lowest values (去掉最高分、最低分)."""

    kind: Literal["trimmed_mean"]
    trim: Trim
    """How many values are dropped."""


class RankPoints(Data):
    """Every rater's, or every class's, order of the units is turned into points."""

    kind: Literal["rank_points"]
    points: Points
    """How places become points: a table, so much less a place, or in proportion to the ratings."""
    of: Literal["raters", "classes"]
    """Whose order it is: each rater's, or a class's once its ratings are averaged (juries)."""
    ties: Literal["competition", "dense", "shared"]
    """Equal units have the points of the first of their places, places without gaps, or the mean of theirs."""
    combine: Literal["mean", "sum"]
    """Points are averaged inside a class and weighted over classes, or all added up."""


WAYS: tuple[type[Data], ...] = (Mean, Median, TrimmedMean, RankPoints)
By = Annotated[Mean | Median | TrimmedMean | RankPoints, Field(discriminator="kind"), BY_WORD]


class ZScore(Data):
    """Each rater's scores get the same mean and standard deviation."""

    kind: Literal["z_score"]
    mean: Exact
    """The mean every rater gets."""
    deviation: Exact
    """The standard deviation every rater gets."""
    divisor: Literal["n", "n_minus_1"]
    """What the sum of squares is divided by."""
    if_all_equal: Exact | None
    """What a rater's scores become when they are all equal; null drops them."""


class MinMax(Data):
    """Each rater's scores are stretched over the same range."""

    kind: Literal["min_max"]
    low: Exact
    """The lower end of the range."""
    high: Exact
    """The upper end of the range."""
    if_all_equal: Exact | None
    """What a rater's scores become when they are all equal; null drops them."""


Normalise = Literal["none"] | Annotated[ZScore | MinMax, Field(discriminator="kind")]
Flawed = Literal["allowed", "drop_rater", "refuse"]
"""A flawed rating counts as it is, the rater does not count, or no unit of the group has a score."""


class RaterClass(VoterClass):
    """One class of raters; its order may be turned into points by a table of its own."""

    points: Points | None = None
    """Its own way from places to points."""
    of: Literal["raters", "classes"] | None = None
    """Whose order is turned into points in this class."""


class PanelTerms(Channel):
    """The terms of a panel; `Panel` counts by them."""

    table: ClassVar[str] = "ratings"

    values: Annotated[Scores | Ranks, Field(discriminator="kind")]
    """What raters give."""
    by: By
    """How the ratings of a class become one number."""
    classes: dict[str, RaterClass] = Field(min_length=1, max_length=200)
    """The classes of raters; without weights all raters count alike."""
    weights_for: tuple[WeightsFor, ...] = ()
    """Weights that differ by class of unit."""
    empty_class: EmptyClass
    """A class with weight and no ratings: its weight is spread over the others, the unit has no score, or `{C: B}`
    gives the weight of C to B."""
    aspects: dict[str, Aspect] = Field(default={}, max_length=50)
    """The aspects rated one by one; a rater's mean is over those that he rated, in proportion to their weights."""
    normalise: Normalise
    """Whether strict and generous raters are brought to one scale before anything else."""
    own_rating: Literal["counts", "dropped"]
    """A unit's own rating of itself: `rater_unit` is the unit, or `rater` is."""
    skipped: Flawed
    """A rater who left units out (without saying 不了解)."""
    equal: Flawed
    """A rater who rated two units the same."""
    raters_at_least: int = Field(ge=1, le=10_000)
    """A unit rated by fewer has no score."""
    rounding: Rounded
    """How many decimals class scores and the score are rounded to."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        check_weights(self.classes, self.weights_for, self.empty_class)
        ranked = isinstance(self.by, RankPoints)
        weighted = any(each.weight is not None for each in self.classes.values())
        if isinstance(self.by, RankPoints) and self.by.combine == "sum" and weighted:
            raise ValueError("名次分相加的不写权重（points that are added up have no weights）")
        if not ranked and any(each.points or each.of for each in self.classes.values()):
            raise ValueError("points和of只用于rank_points（points and of go with rank_points）")
        if isinstance(self.values, Ranks) and self.normalise != "none":
            raise ValueError("名次不需要标准化（ranks are not normalised）")
        if isinstance(self.values, Scores) and self.values.least >= self.values.most:
            raise ValueError("least应小于most（least is below most）")
        if isinstance(self.values, Ranks) and any(isinstance(each, InProportion) for each in self._points()):
            raise ValueError("名次不能按比例分配（places cannot be shared out in proportion）")
        check_aspects(self.aspects)
        return self

    def for_group(self, group: str) -> Self:
        return self.model_copy(update={"weights_for": in_group(self.weights_for, group)})

    @property
    def over(self) -> tuple[str, ...]:
        """The aspects, or the single nameless one."""
        return tuple(self.aspects) or ("",)

    def _points(self) -> list[Points]:
        every = [self.by.points if isinstance(self.by, RankPoints) else None]
        every += [each.points for each in self.classes.values()]
        return [points for points in every if points is not None]

    def tables(self) -> list[Table]:
        """Every table of points by place."""
        return [points for points in self._points() if isinstance(points, Table)]
