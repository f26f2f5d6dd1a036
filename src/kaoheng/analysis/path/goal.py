"""What a unit wants to reach: a grade of the scale, or a rank in its group."""

from dataclasses import dataclass
from fractions import Fraction

from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.problems import near
from kaoheng.results import Results
from kaoheng.text import Text


@dataclass(frozen=True)
class Goal:
    """A grade or better, or a rank or better; a tie that awaits a decision does not count as reached."""

    grade: str = ""
    rank: Fraction | None = None

    def reached(self, results: Results, unit: int) -> bool:
        """Whether the unit, by position, is there."""
        if self.rank is not None:
            return results.ranks[unit] <= self.rank
        scale = results.method.grades.scale if results.method.grades else ()
        return results.grades[unit] in scale[: scale.index(self.grade) + 1]

    @property
    def words(self) -> Text:
        """优秀, or 第3名."""
        if self.rank is not None:
            return Text(f"第{self.rank}名", f"rank {self.rank}")
        return Text(self.grade, self.grade)


def read_goal(text: str, results: Results, unit: int) -> Goal:
    """A goal as people write it: 优秀, rank 3, 第3名; the next better grade where nothing is written.

    Refused when the method has no such grade, or no better one.
    """
    word = text.strip()
    number = word.removeprefix("rank").removeprefix("第").removesuffix("名").strip()
    if number.isascii() and number.isdigit() and len(number) < 6:
        return Goal(rank=Fraction(number))
    scale = _scale(results.method)
    if word in scale:
        return Goal(grade=word)
    if not word and results.grades[unit] in scale[1:]:
        return Goal(grade=scale[scale.index(results.grades[unit]) - 1])
    if not word:
        what = Text("没有更高的等次", "there is no better grade")
        raise Refused([Finding("no_goal", Place(path="to"), what, Text("请写明名次", "Name a rank such as “rank 1”"))])
    what = Text(f"没有等次“{word}”", f"there is no grade {word!r}")
    raise Refused([Finding("unknown_goal", Place(path="to"), what, near(word, [*scale, "rank 1"]))])


def _scale(method: Method) -> tuple[str, ...]:
    return method.grades.scale if method.grades else ()
