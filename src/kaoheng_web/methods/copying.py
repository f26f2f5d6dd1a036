"""A method file for another year: header and dates move, every comment and every other word stays."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kaoheng.method.load import Loaded
from kaoheng.method.positions import Loc


def moved(loaded: Loaded, year: int) -> str:
    """The text with year, title and id of the year asked for, and all dates as many years later.

    >>> from kaoheng_web.methods.copying import later
    >>> later(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    head = loaded.method.method
    old, new, by = str(head.year), str(year), year - head.year
    changes: dict[Loc, tuple[str, str]] = {("method", "year"): (old, new)}
    for name in ("id", "title", "title_en"):
        written = getattr(head, name)
        changes["method", name] = (written, written.replace(old, new))
    for loc, when in _dates(loaded.method.model_dump(), ()):
        changes[loc] = (when.isoformat(), later(when, by).isoformat())
    return _rewritten(loaded, changes)


def later(when: date, years: int) -> date:
    """The same day so many years later; the last of February where there is no 29th."""
    try:
        return when.replace(year=when.year + years)
    except ValueError:
        return when.replace(year=when.year + years, day=28)


def _dates(value: Any, loc: Loc) -> Iterator[tuple[Loc, date]]:
    if isinstance(value, date):
        yield loc, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _dates(each, (*loc, key))
    elif isinstance(value, list | tuple):
        for at, each in enumerate(value):
            yield from _dates(each, (*loc, at))


def _rewritten(loaded: Loaded, changes: dict[Loc, tuple[str, str]]) -> str:
    """Replace each value behind its key, in the line where the key stands."""
    lines = loaded.text.splitlines(keepends=True)
    for loc in sorted(loaded.positions.lines.keys() & changes.keys(), key=loaded.positions.lines.__getitem__):
        (line, column), (before, after) = loaded.positions.lines[loc], changes[loc]
        head, tail = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        lines[line - 1] = head + tail.replace(before, after, 1)
    return "".join(lines)
