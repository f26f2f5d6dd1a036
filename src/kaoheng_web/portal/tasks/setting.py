"""What waits while targets are set: editions, opinions, plans, targets."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.models import Consultation, Edition, Opinion
from kaoheng_web.methods.rules import UNITS
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.plans.models import Plan
from kaoheng_web.portal.tasks.task import Source, Task
from kaoheng_web.shared import clock
from kaoheng_web.targets.waiting import targets_waiting


def _no_edition(person: Person, year: int) -> Iterator[Task]:
    if standing(person).has({Role.OFFICE}) and not Edition.objects.filter(year=year).exists():
        what = Text(f"起草{year}年度考核办法", f"Draft the method of {year}")
        yield Task(what, Text("考核办法", "Methods"), reverse("methods:editions"), year=year)


def _editions_to_approve(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.LEADING_GROUP}):
        return
    for edition in Edition.objects.filter(submitted_at__isnull=False, approved_at__isnull=True).defer("text"):
        what = Text(f"审定《{edition.title}》", f"Decide on {edition.title}")
        url = reverse("methods:edition", args=[edition.pk])
        yield Task(what, Text("考核办法", "Methods"), url, year=edition.year)


def _opinions_asked(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has(UNITS):
        return
    asked = Consultation.objects.filter(until__gte=clock.today(), edition__submitted_at__isnull=True)
    mine = Opinion.objects.filter(consultation=OuterRef("pk"), given_by=person)
    for row in asked.filter(~Exists(mine)).select_related("edition").defer("edition__text"):
        what = Text(f"对《{row.edition.title}》提出意见", f"Give an opinion on {row.edition.title}")
        url = reverse("methods:edition", args=[row.edition_id])
        yield Task(what, Text("考核办法", "Methods"), url, row.until, row.edition.year)


def _opinions_to_answer(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.OFFICE}):
        return
    open_ = Opinion.objects.filter(answered_at__isnull=True, consultation__edition__submitted_at__isnull=True)
    keys = list(open_.values_list("consultation__edition_id", flat=True))
    for key in dict.fromkeys(keys):
        what = Text(f"{keys.count(key)}条对考核办法的意见待答复", f"Opinions to answer: {keys.count(key)}")
        yield Task(what, Text("考核办法", "Methods"), f"{reverse('methods:edition', args=[key])}#opinions")


def _plans_to_approve(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.LEADING_GROUP}):
        return
    for plan in Plan.objects.filter(submitted_at__isnull=False, approved_at__isnull=True):
        what = Text(f"审定《{plan.title}》", f"Decide on {plan.title}")
        yield Task(what, Text("五年目标", "Five-year goals"), reverse("plans:plan", args=[plan.pk]))


def _targets(person: Person, year: int) -> Iterator[Task]:
    for waiting in targets_waiting(person, year):
        yield Task(waiting.what, Text("定目标", "Set targets"), waiting.url, waiting.due, year)


SOURCES: tuple[Source, ...] = (
    _no_edition,
    _editions_to_approve,
    _opinions_asked,
    _opinions_to_answer,
    _plans_to_approve,
    _targets,
)
