"""Rows of answers gathered into persons, in an order that does not depend on the order of the rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.tally.rows import ResponseRow


@dataclass(frozen=True)
class Person:
    """One respondent of one unit: design weight, stratum, sampling unit, and the answers by question."""

    id: str
    weight: Fraction | None
    stratum: str
    psu: str
    answers: Mapping[str, str]
    more: Mapping[str, str]

    def category(self, by: tuple[str, ...]) -> str:
        """The person's category of a margin, crossed with a slash: 18–39/女.

        >>> Person("r1", None, "phone", "", {}, {"age": "18–39", "sex": "女"}).category(("age", "sex"))
        '18–39/女'
        """
        own = {"stratum": self.stratum, "psu": self.psu}
        return "/".join(own[name] if name in own else self.more.get(name, "") for name in by)


def people_of(rows: Iterable[ResponseRow]) -> list[Person]:
    """The persons behind the rows of one unit, by stratum, sampling unit and id."""
    gathered: dict[str, list[ResponseRow]] = {}
    for row in rows:
        gathered.setdefault(row.respondent, []).append(row)
    people = (_person(name, sorted(own, key=lambda row: row.question)) for name, own in gathered.items())
    return sorted(people, key=lambda person: (person.stratum, person.psu, person.id))


def _person(name: str, rows: list[ResponseRow]) -> Person:
    first = rows[0]
    answers = {row.question: row.answer for row in rows}
    return Person(name, first.weight, first.stratum, first.psu, answers, first.more)
