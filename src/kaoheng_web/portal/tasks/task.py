"""Something to do; nothing is a task only because a page would look fuller."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: what, in which phase, on which page, by when if there is a day, and of which year."""

    what: Text
    phase: Text
    page: str
    due: date | None = None
    year: int | None = None

    @property
    def url(self) -> str:
        """The page in the year of the task: what is left to do in January is of the year before.

        >>> Task(Text("核定", "certify"), Text("抓落实", "deliver"), "/progress/items/gdp/", year=2026).url
        '/progress/items/gdp/?year=2026'
        """
        return f"{self.page}{'&' if '?' in self.page else '?'}year={self.year}" if self.year else self.page

    @property
    def days(self) -> int | None:
        """Days left."""
        return None if self.due is None else (self.due - clock.today()).days

    @property
    def late(self) -> int:
        """Days past the day."""
        return max(0, -(self.days or 0))


Source = Callable[[Person, int], Iterator[Task]]
"""What waits for a person in a year."""
