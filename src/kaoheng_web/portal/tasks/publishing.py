"""What waits to be issued."""

from collections.abc import Iterator

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person
from kaoheng_web.portal.tasks.task import Source, Task
from kaoheng_web.publishing.queries.shelf import waiting


def _documents(person: Person, year: int) -> Iterator[Task]:
    url = reverse("publishing:documents")
    for report in waiting(person, year):
        what = Text(f"{report.title.zh}可以印发", f"{report.title.en}: can be issued")
        yield Task(what, Text("公文与公开", "Documents"), url, year=year)


SOURCES: tuple[Source, ...] = (_documents,)
