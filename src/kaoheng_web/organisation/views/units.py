"""The tree of units, one unit with its history, and the forms that change it."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.actions.units import create_unit, rename_unit
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.forms.fields import initial_day
from kaoheng_web.organisation.forms.units import NewUnit, Rename, UnitFilter
from kaoheng_web.organisation.kinds import title
from kaoheng_web.organisation.models import RoleAssignment, Succession, Term, Unit, UnitName
from kaoheng_web.organisation.queries import name_of, names_on, successions
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.roles import title as role_title
from kaoheng_web.organisation.views.own import saved_views
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of

NO_UNIT = Text("没有这个单位，或者您不能查看它。", "There is no such unit, or you may not see it.")
SIZE = 200


def units(request: HttpRequest) -> HttpResponse:
    """The units that the reader may see, as a tree; filters make it a list."""
    person, today = acting(request), clock.today()
    form = UnitFilter(request.GET)
    rows = Unit.objects.on(today).visible_to(person)
    asked = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, _filtered(rows, asked).order_by("path"), SIZE)
    names = names_on(page, today)
    top = min((unit.path.count("/") for unit in page), default=0)
    shown = [
        {
            "unit": unit,
            "name": names.get(unit.pk),
            "kind": title(unit.kind),
            "depth": unit.path.count("/") - top + 1,
        }
        for unit in page
    ]
    listed = {"form": form, "page": page, "rows": shown, "may_create": may(person, rules.CREATE_UNIT)}
    listed["saved"] = saved_views(request, "organisation:units")
    return render(request, "organisation/units.html", listed)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit: its names, what it came from and went over into, posts and people, roles, groups."""
    person, today = acting(request), clock.today()
    found = visible_unit(request, pk)
    terms = Term.objects.filter(post__unit=found).select_related("person", "post").order_by("-valid_from")
    roles = RoleAssignment.objects.on(today).filter(unit=found).select_related("person").order_by("role", "pk")
    shown = {
        "unit": found,
        "name": name_of(found),
        "kind": title(found.kind),
        "parent": name_of(found.parent) if found.parent else "",
        "names": found.names.order_by("-valid_from"),
        "origins": [_named(row, row.predecessor) for row in successions(found) if row.predecessor_id != pk],
        "heirs": [_named(row, row.successor) for row in successions(found) if row.successor_id != pk],
        "terms": terms[:50],
        "roles": [{"row": row, "title": role_title(Role(row.role))} for row in roles[:50]],
        "groups": found.memberships.select_related("group").order_by("-year"),
        "may_change": may(person, rules.RENAME_UNIT) and found.valid_to is None,
        "may_appoint": may(person, rules.BEGIN_TERM) and found.valid_to is None,
    }
    return render(request, "organisation/unit.html", shown)


def create(request: HttpRequest) -> HttpResponse:
    """Set up a unit."""
    by = acting(request)
    form = NewUnit(request.POST or None, initial=initial_day())
    heading, told = Text("设立单位", "Set up a unit"), Text("单位已设立。", "The unit stands.")
    back = reverse("organisation:units")
    return answered(
        request,
        form,
        lambda: create_unit(by, **form.cleaned_data),
        heading=heading,
        button=rules.CREATE_UNIT.button,
        back=back,
        told=told,
    )


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a unit a new name."""
    by, found = acting(request), visible_unit(request, pk)
    called = found.names.order_by("-valid_from", "-pk")[0]
    form = Rename(request.POST or None, initial=initial_day(), version=version_of(subjects.UNIT_NAME, called))
    return answered(
        request,
        form,
        lambda: rename_unit(by, found, **form.given, seen=form.seen),
        heading=Text(f"{called.name}：更名", f"Rename {called.name}"),
        button=rules.RENAME_UNIT.button,
        back=reverse("organisation:unit", args=[pk]),
        told=Text("新名称已登记。", "The new name is recorded."),
    )


def visible_unit(request: HttpRequest, pk: int) -> Unit:
    """The unit, if the reader may know that it exists."""
    found: Unit | None = Unit.objects.visible_to(acting(request)).select_related("parent").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_UNIT)
    return found


def _filtered(rows: QuerySet[Unit], asked: dict[str, str]) -> QuerySet[Unit]:
    today = clock.today()
    if asked.get("words"):
        rows = rows.filter(pk__in=UnitName.objects.on(today).filter(name__icontains=asked["words"]).values("unit"))
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    if asked.get("without"):
        held = RoleAssignment.objects.on(today).filter(role=asked["without"], unit=OuterRef("pk"))
        rows = rows.filter(~Exists(held), parent__isnull=False)
    return rows


def _named(row: Succession, other: Unit) -> dict[str, Any]:
    return {"row": row, "pk": other.pk, "name": name_of(other)}
