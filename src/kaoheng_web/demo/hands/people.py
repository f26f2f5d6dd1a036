"""What all hands of the demo city know: which day it is, and who stands where."""

from contextlib import ExitStack
from datetime import date
from functools import cache
from types import TracebackType
from typing import Self

from kaoheng_web.demo import people
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Person, TeamAssignment, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.targets.models.issued import Target


class People:
    """The invented people, looked up once; inside a `with` it is the day that was named last."""

    def __init__(self) -> None:
        self._day = ExitStack()
        self.person = cache(people.person)
        self.edition = cache(_governing)
        self._holder = cache(people.holder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._day.close()

    def on(self, day: date) -> None:
        """It is the morning of that day."""
        self._day.close()
        self._day.enter_context(clock.at(day))

    def office(self) -> Person:
        """Who does what the office does."""
        return self.person("office1")

    def leading_group(self) -> Person:
        """Who decides for the leading group."""
        return self.person("leading_group1")

    def of(self, unit: str, role: Role) -> Person:
        """Who has a role over a unit."""
        return self._holder(role, unit)[1]

    def unit(self, name: str) -> Unit:
        """A unit by its name."""
        return self._holder(Role.HEAD, name)[0]

    def target(self, year: int, unit: str, item: str) -> Target:
        """What was issued to a unit for an item."""
        rows = Target.objects.filter(edition=self.edition(year)).select_related("unit", "edition")
        found: Target = rows.get(unit=self.unit(unit), item=item)
        return found

    def team_of(self, unit: str) -> list[Person]:
        """The members of the team that is assigned to a unit."""
        assigned = TeamAssignment.objects.filter(unit=self.unit(unit)).select_related("person").order_by("pk")
        return [row.person for row in assigned]


def _governing(year: int) -> Edition:
    found = governing(year)
    assert found is not None, "its chapter was played before"
    return found
