"""All that waits for a person."""

from collections.abc import Iterator
from datetime import date

from kaoheng_web.ledger.reading import once
from kaoheng_web.notices.queries import asked_of
from kaoheng_web.organisation.models import Person
from kaoheng_web.portal.tasks import acting, closing, doing, judging, organisation, publishing, setting
from kaoheng_web.portal.tasks.task import Task

SOURCES = (
    *organisation.SOURCES,
    *setting.SOURCES,
    *doing.SOURCES,
    *judging.SOURCES,
    *closing.SOURCES,
    *acting.SOURCES,
    *publishing.SOURCES,
)


def tasks(person: Person, *years: int) -> list[Task]:
    """All that waits for a person in these years, the nearest day first; what belongs to no year waits once."""
    every = [*(task for year in years for task in by_the_facts(person, year)), *organisation.unsigned_ledger(person)]
    found = list(dict.fromkeys(every))
    shown = {address for task in found for address in (task.page, task.url)}
    found += [task for task in _asked_by_notice(person) if task.page not in shown]
    return sorted(found, key=lambda task: task.due or date.max)


@once
def by_the_facts(person: Person, year: int) -> tuple[Task, ...]:
    """What waits by the recorded facts alone."""
    return tuple(task for source in SOURCES for task in source(person, year))


def _asked_by_notice(person: Person) -> Iterator[Task]:
    for notice in asked_of(person)[:50]:
        yield Task(notice.what, notice.phase, notice.url, notice.due)
