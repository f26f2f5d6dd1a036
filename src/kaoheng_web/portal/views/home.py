"""The workbench: what to do, by when, and where things stand."""

from itertools import groupby, islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng_web.ledger.queries import entries
from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.models import Person, RoleAssignment, Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.portal.naming import Named, actions_named
from kaoheng_web.portal.standings import years, years_at_work
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from kaoheng_web.shared.years import open_years

LOOKED_AT, SHOWN = 300, 6


def home(request: HttpRequest) -> HttpResponse:
    """Where everybody arrives."""
    person, today = acting(request), clock.today()
    mine = list(RoleAssignment.objects.on(today).filter(person=person).select_related("unit").order_by("pk"))
    names = names_on([row.unit for row in mine], today)
    roles = [
        {"title": title(Role(row.role)), "unit": names.get(row.unit_id), "pk": row.unit_id, "until": row.valid_to}
        for row in mine
    ]
    shown = {
        "today": today,
        "tasks": tasks(person, *years_at_work()),
        "standings": years(open_years(today)),
        "units": Unit.objects.on(today).visible_to(person).count(),
        "recent": _recent(person),
        "mine": roles,
    }
    return render(request, "portal/home.html", shown)


@once
def _recent(person: Person) -> list[list[Named]]:
    """What somebody did last: one doing may have left many entries."""
    rows = actions_named(entries(actor=person.actor)[:LOOKED_AT])
    doings = groupby(rows, key=lambda each: (each.entry.action, each.entry.at))
    return [list(own) for _, own in islice(doings, SHOWN)]
