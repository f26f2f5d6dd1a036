"""What waits once results are final: measures to generate, to carry out, to verify."""

from collections.abc import Iterator

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.consequences.queries import unused, waiting
from kaoheng_web.consequences.rules import GENERATE
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Person
from kaoheng_web.portal.tasks.task import Source, Task

PHASE = Text("结果运用", "Consequences")


def _measures_to_generate(person: Person, year: int) -> Iterator[Task]:
    if may(person, GENERATE) and unused(year) is not None:
        what = Text(
            f"{year}年度结果已定稿，请生成结果运用措施", f"The results of {year} are final: generate the measures"
        )
        yield Task(what, PHASE, reverse("consequences:consequences"), year=year)


def _measures_to_carry_out(person: Person, year: int) -> Iterator[Task]:
    for each, step in waiting(person, year):
        title, row = step.verb.title, each.row
        what = Text(f"{each.name}“{row.title_zh}”：{title.zh}", f"{each.name}, {row.title_en}: {title.en}")
        yield Task(what, PHASE, reverse("consequences:consequence", args=[row.pk]), each.due, year)


SOURCES: tuple[Source, ...] = (
    _measures_to_generate,
    _measures_to_carry_out,
)
