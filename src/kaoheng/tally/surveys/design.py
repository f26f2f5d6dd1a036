"""How the persons were drawn: strata, clusters, sizes; and the design weights that follow."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, Self

from pydantic import model_validator

from kaoheng.rules.rule import Data
from kaoheng.tally.surveys.people import Person
from kaoheng.tally.surveys.stated import CannotEstimate, Classes, Stated
from kaoheng.text import Text

Weights = Literal["equal", "column", "sizes"]
"""Design weights: all one; as the column `weight` says; or the size of the stratum by its respondents, N_h / n_h."""

WHOLE = "all"
"""The category of `sizes` and `clusters` where there are no strata."""


class Design(Data):
    """Simple random, stratified or clustered sampling, or both.

    >>> Design(strata=False, clusters=False, weights="equal", correction=False, lone="refuse").words().zh
    '按简单随机抽样'
    """

    strata: bool
    """Whether persons (or clusters) were drawn stratum by stratum (column `stratum`)."""
    clusters: bool
    """Whether clusters were drawn, all or some of their persons asked (column `psu`)."""
    weights: Weights
    """Where the design weights come from."""
    correction: bool
    """Whether errors shrink by 1 − n_h/N_h, for a sample that is a good part of all there are."""
    lone: Literal["refuse", "certain"]
    """A stratum with a single sampling unit: no standard error, or drawn with certainty and without error."""
    sizes: Stated | None = None
    """Persons in each stratum; `all` where there are no strata."""
    cluster_counts: Stated | None = None
    """Clusters in each stratum; `all` where there are no strata."""
    shares: Stated | None = None
    """The share of each stratum in every question's mean, however many of it answered (电话60%、问卷40%)."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.weights == "sizes" and self.sizes is None:
            raise ValueError("weights: sizes needs sizes, the number of persons in each stratum")
        if self.correction and (self.cluster_counts if self.clusters else self.sizes) is None:
            raise ValueError("correction needs " + ("cluster_counts" if self.clusters else "sizes"))
        if self.shares is not None and not self.strata:
            raise ValueError("shares are shares of strata; set strata: true")
        return self

    def stratum(self, person: Person) -> str:
        """The stratum a person was drawn in."""
        return person.stratum if self.strata else WHOLE

    def drawn(self, person: Person) -> tuple[str, str]:
        """The sampling unit the person came in with: the cluster, or the person."""
        return self.stratum(person), person.psu if self.clusters else person.id

    def base_weights(self, people: Sequence[Person], unit: str, classes: Classes) -> list[Fraction]:
        """The design weight of every person."""
        if self.weights == "equal":
            return [Fraction(1)] * len(people)
        if self.weights == "column":
            return [person.weight or Fraction(1) for person in people]
        sizes = self._stated(self.sizes, people, unit, classes)
        answered = Counter(self.stratum(person) for person in people)
        return [sizes[self.stratum(person)] / answered[self.stratum(person)] for person in people]

    def left_out(self, people: Sequence[Person], unit: str, classes: Classes) -> dict[str, Fraction]:
        """1 − n_h/N_h for every stratum: the part that was not drawn; 1 without correction."""
        drawn = Counter(stratum for stratum, _ in {self.drawn(person) for person in people})
        if not self.correction:
            return {stratum: Fraction(1) for stratum in drawn}
        sizes = self._stated(self.cluster_counts if self.clusters else self.sizes, people, unit, classes)
        over = [stratum for stratum, count in drawn.items() if count > sizes[stratum]]
        if over:
            raise CannotEstimate(
                Text(
                    f"{'、'.join(sorted(over))}的样本数多于总体数，请核对总体数",
                    f"more were drawn from {', '.join(sorted(over))} than there are; check the sizes",
                )
            )
        return {stratum: 1 - count / sizes[stratum] for stratum, count in drawn.items()}

    def stratum_shares(self, people: Sequence[Person], unit: str, classes: Classes) -> dict[str, Fraction] | None:
        """The share of every stratum in the score, adding up to one; None where answers count as weighted."""
        if self.shares is None:
            return None
        shares = self._stated(self.shares, people, unit, classes)
        return {stratum: share / sum(shares.values()) for stratum, share in shares.items()}

    def _stated(
        self, stated: Stated | None, people: Sequence[Person], unit: str, classes: Classes
    ) -> dict[str, Fraction]:
        by = ("stratum",) if self.strata else ()
        found = (stated or Stated(for_all={})).of(unit, classes, people, by)
        numbers = found if by or not (stated and stated.column) else {WHOLE: found[""]}
        missing = sorted({self.stratum(person) for person in people} - set(numbers))
        if missing:
            raise CannotEstimate(
                Text(
                    f"办法未规定层“{'、'.join(missing)}”的数，请在sizes、cluster_counts或shares中补充",
                    f"nothing is stated for stratum {', '.join(missing)}; add it to sizes, cluster_counts or shares",
                )
            )
        return numbers

    def words(self) -> Text:
        """The design as a regulation would put it."""
        how = {
            (False, False): Text("简单随机抽样", "simple random sampling"),
            (True, False): Text("分层随机抽样", "stratified random sampling"),
            (False, True): Text("整群抽样", "cluster sampling"),
            (True, True): Text("分层整群抽样", "stratified cluster sampling"),
        }[self.strata, self.clusters]
        said = Text("按", "by ") + how
        if self.weights == "column":
            said += Text("，按设计权数加权", ", with the design weights")
        if self.weights == "sizes":
            said += Text("，按各层人数加权", ", weighted by the sizes of the strata")
        return said + _shares_words(self.shares)


def _shares_words(shares: Stated | None) -> Text:
    if shares is None:
        return Text("", "")
    if shares.for_all is None:
        return Text("，各层按规定权重计入", ", strata counting with their stated weights")
    listed = [(name, f"{float(share):g}") for name, share in shares.for_all.items()]
    zh = "、".join(name for name, _ in listed) + "按" + ":".join(share for _, share in listed) + "计入"
    return Text("，" + zh, ", counting " + ", ".join(f"{name} {share}" for name, share in listed))
