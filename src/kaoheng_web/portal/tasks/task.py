"""Something to do; nothing is a task only because a page would look fuller."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: what, in which phase, by when if there is a day, and where."""

    what: Text
    phase: Text
    url: str
    due: date | None = None
    year: int | None = None

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
