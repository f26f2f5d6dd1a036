"""All that waits for a person."""

from collections.abc import Iterator
from datetime import date

from kaoheng_web.notices.queries import asked_of
from kaoheng_web.organisation.models import Person
from kaoheng_web.portal.tasks import doing, judging, organisation, publishing, setting
from kaoheng_web.portal.tasks.task import Task

SOURCES = (*organisation.SOURCES, *setting.SOURCES, *doing.SOURCES, *judging.SOURCES, *publishing.SOURCES)


def tasks(person: Person, year: int) -> list[Task]:
    """All that waits for a person, the nearest day first."""
    found = [task for source in SOURCES for task in source(person, year)]
    shown = {task.url for task in found}
    found += [task for task in _asked_by_notice(person) if task.url not in shown]
    return sorted(found, key=lambda task: task.due or date.max)


def _asked_by_notice(person: Person) -> Iterator[Task]:
    for notice in asked_of(person)[:50]:
        yield Task(notice.what, notice.phase, notice.url, notice.due)
