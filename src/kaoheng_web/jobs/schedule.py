"""When scheduled jobs are due; the list of all of them is `kaoheng_web/schedule.py`."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Protocol

from django_tasks.base import Task

from kaoheng.text import Text
from kaoheng_web.shared.clock import CHINA


class When(Protocol):
    """Moments at which a job is due."""

    def latest(self, now: datetime) -> datetime:
        """The last such moment that is not after `now`."""
        ...

    @property
    def words(self) -> Text:
        """The moments in words."""
        ...


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at a time on the clock of the offices.

    >>> Daily(time(1)).latest(datetime(2026, 3, 1, 0, 30, tzinfo=CHINA)).isoformat()
    '2026-02-28T01:00:00+08:00'
    """

    at: time

    def latest(self, now: datetime) -> datetime:
        """Today's, or yesterday's while today's is still to come."""
        today = datetime.combine(now.astimezone(CHINA).date(), self.at, CHINA)
        return today if today <= now else today - timedelta(days=1)

    @property
    def words(self) -> Text:
        """Every day at that time."""
        return Text(f"每天{self.at:%H:%M}", f"every day at {self.at:%H:%M}")


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job that the clock begins; the name is kept in the database and never changes."""

    name: str
    title: Text
    when: When
    job: Task[[], Any]
