"""Results of years before the platform: what may be taken over, and by whom."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

OFFICE = holds(Role.OFFICE)

ENTER = Verb("results.enter_earlier", Text("录入历年结果", "enter results of earlier years"), OFFICE)
STRIKE = Verb(
    "results.strike_earlier", Text("作废历年结果", "strike out a result of an earlier year"), OFFICE, final=True
)


@dataclass(frozen=True, slots=True)
class Announced:
    """What a document announced about a unit's year; the unit by its key."""

    unit: int
    year: int
    grade: str
    source: str
    total: str = ""
    rank: int | None = None
    members: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """The unit and the year."""
        return self.unit, self.year


def wrong(announced: Announced, this_year: int, scored: Collection[int]) -> Iterator[tuple[str, Text]]:
    """What is wrong with an announced result, field by field; `scored` are the years that are final here."""
    if announced.year >= this_year:
        yield "year", Text("只录入以前年度。", "Only years before this one.")
    elif announced.year in scored:
        yield "year", Text("本年度结果已在平台定稿。", "This year became final on the platform.")
    if announced.total:
        try:
            parse(announced.total)
        except ValueError:
            yield "total", Text("请填写数字，如91.20。", "Write a number, such as 91.20.")
    if announced.rank is not None and announced.rank > (announced.members or 0):
        yield (
            "members",
            Text("请填写不小于名次的同组单位数。", "Give how many units were ranked, no fewer than the place."),
        )
    for name in ("grade", "source"):
        if not getattr(announced, name).strip():
            yield name, Text("请填写。", "Fill this in.")
