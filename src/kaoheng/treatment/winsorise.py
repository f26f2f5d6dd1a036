"""极端值缩尾: the outermost values brought to the next one while the distribution is out of its limits."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from kaoheng.numbers import written
from kaoheng.rules.rule import About
from kaoheng.text import Text
from kaoheng.treatment.shape import Limits, shape_of
from kaoheng.treatment.treatment import Pool, Reach, Treated, Treatment, Value


class Winsorise(Treatment):
    """While out of both limits, the outermost value on the side of the tail becomes the next one.

    Units that share the outermost value move together; a move that would change more than `most` units is not made.

    >>> step = Winsorise(kind="winsorise", when=dict(skewness_above=2, kurtosis_above="3.5", definition="sample"),
    ...     most=1, over="group", failing="undo")
    >>> done = step.treat(Pool([Fraction(v) for v in (1, 2, 3, 2, 1, 2, 3, 90)]))
    >>> str(done.values[7]), done.said[7]["zh"]
    ('3', '极端值90缩尾为3（样本偏度绝对值大于2且峰度大于3.5）')
    """

    kind: Literal["winsorise"]
    when: Limits
    """The limits that start it."""
    most: int = Field(ge=1, le=100)
    """At most so many units' values are changed."""
    over: Literal["group", "all"]
    """Whose distribution: that of the ranking group, or of everybody."""
    failing: Literal["keep", "undo"]
    """When `most` changes do not suffice: they stay, or none is made, so that a transform may follow."""

    def reach(self) -> Reach:
        return self.over

    def treat(self, pool: Pool) -> Treated:
        present = [at for at, value in enumerate(pool.actual) if value is not None]
        before = [value for value in pool.actual if value is not None]
        after, enough = self._moved(before)
        if not enough and self.failing == "undo":
            after = before
        values: list[Value] = list(pool.actual)
        said, limits = {}, self.when.words()
        for at, old, new in zip(present, before, after, strict=True):
            values[at] = new
            if old != new:
                said[at] = Text(
                    f"极端值{written(old)}缩尾为{written(new)}（{limits.zh}）",
                    f"the outlier {written(old)} is brought to {written(new)} ({limits.en})",
                )
            elif not enough:
                zh = "保留已作的缩尾" if self.failing == "keep" else "不作缩尾"
                en = "those made stay" if self.failing == "keep" else "none is made"
                said[at] = Text(f"缩尾{self.most}个单位仍不够，{zh}", f"{self.most} changes do not suffice, {en}")
            elif after == before:
                said[at] = Text(f"不属于{limits.zh}，不缩尾", f"no outliers are treated: not so that {limits.en}")
        return Treated(tuple(values), said)

    def _moved(self, before: list[Fraction]) -> tuple[list[Fraction], bool]:
        """The values after as many moves as are needed and allowed, and whether they suffice."""
        after = list(before)
        while self.when.exceeded(after):
            shape = shape_of(after, self.when.definition)
            outermost = max(after) if shape is not None and shape[1] else min(after)
            rest = [value for value in after if value != outermost]
            nearest = max(rest) if outermost > rest[0] else min(rest)
            moved = [nearest if value == outermost else value for value in after]
            if sum(old != new for old, new in zip(before, moved, strict=True)) > self.most:
                return after, False
            after = moved
        return after, True

    def clause(self, about: About) -> Text:  # noqa: ARG002
        limits = self.when.words()
        return Text(
            f"{limits.zh}时，由外向内逐个缩尾，最多{self.most}个单位",
            f"while {limits.en}, outliers are brought in one by one, {self.most} at most",
        )
