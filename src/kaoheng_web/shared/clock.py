"""The one place that knows what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

_stopped: ContextVar[datetime | None] = ContextVar("stopped", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _stopped.get() or datetime.now(UTC)


def today() -> date:
    """The date on the calendar of the offices."""
    return now().astimezone(CHINA).date()


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Inside this block it is that moment, or nine in the morning of that day.

    >>> with at(date(2026, 3, 1)):
    ...     today()
    datetime.date(2026, 3, 1)
    """
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 9, tzinfo=CHINA)
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    token = _stopped.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped.reset(token)
