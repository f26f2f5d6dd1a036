"""What documents are written from: the outcome of a year and where one unit stands in it, as plain data."""

from dataclasses import dataclass
from datetime import date

from kaoheng.explain.explainer import nodes
from kaoheng.explain.reasons import Reason
from kaoheng.text import Text
from kaoheng_web.organisation.bodies import leading_group, office


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in its group."""

    unit: int
    name: str
    total: str
    rank: str
    grade: str
    scores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ranking group with its units by rank."""

    title: str
    title_en: str
    columns: tuple[str, ...]
    places: tuple[Place, ...]
    honours_only: bool

    @property
    def named(self) -> Text:
        """The group in both languages."""
        return Text(self.title, self.title_en)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A year as it was scored, and how far its results have got."""

    place: str
    year: int
    method: str
    full_marks: str
    run: str  # the hash of the result
    document: str  # that approved it
    approved_on: date | None
    notice_from: date | None
    notice_to: date | None
    dated: date
    tables: tuple[Table, ...]

    @property
    def issuer(self) -> str:
        """Who signs."""
        return leading_group(self.place)

    @property
    def office(self) -> str:
        """Who answers questions."""
        return office(self.place)


@dataclass(frozen=True, slots=True)
class Own:
    """Where one unit stands, and why."""

    place: Place
    table: Table
    reason: Reason

    @property
    def categories(self) -> list[tuple[str, str]]:
        """The categories that are graded by themselves (分类等次), each with its grade."""
        return [(node.title.zh, node.award.grade) for node in nodes(self.reason) if node.award is not None]
