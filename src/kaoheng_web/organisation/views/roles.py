"""Who has which role over which unit; giving roles and taking them back."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.actions.roles import assign_role, end_role
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.forms.fields import initial_day
from kaoheng_web.organisation.forms.people import AssignRole, EndRole, PersonFilter
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of

NO_ROLE = Text("没有这项授权，或者您不能查看。", "There is no such role, or you may not see it.")


def roles(request: HttpRequest) -> HttpResponse:
    """Who has which role over which unit."""
    reader, today = acting(request), clock.today()
    form = PersonFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = RoleAssignment.objects.on(today).visible_to(reader).select_related("person", "unit").order_by("role", "pk")
    if asked.get("role"):
        rows = rows.filter(role=asked["role"])
    if asked.get("words"):
        told = asked["words"]
        rows = rows.filter(Q(person__name__icontains=told) | Q(person__staff_number__icontains=told))
    page = page_of(request, rows)
    shown = {
        "form": form,
        "page": page,
        "rows": described(page),
        "may_assign": rules.SECURITY.test(reader),
    }
    return render(request, "organisation/roles.html", shown)


def assign(request: HttpRequest) -> HttpResponse:
    """Give somebody a role."""
    by = acting(request)
    form = AssignRole(request.POST or None, initial=initial_day())

    def give() -> None:
        given = form.cleaned_data
        whom, role, unit = given["staff_number"], Role(given["role"]), given["unit"]
        assign_role(by, whom, role, unit, given["on"], until=given["until"], reason=given["reason"])

    heading, told = Text("授予角色", "Give a role"), Text("角色已授予。", "The role is given.")
    return answered(
        request,
        form,
        give,
        heading=heading,
        button=rules.ASSIGN_ROLE.button,
        back=reverse("organisation:roles"),
        told=told,
    )


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role back."""
    by = acting(request)
    row = RoleAssignment.objects.visible_to(by).filter(pk=pk).select_related("person").first()
    if row is None:
        raise NotFound(NO_ROLE)
    version = version_of(subjects.ROLE_ASSIGNMENT, row)
    form = EndRole(request.POST or None, initial=initial_day(), version=version)
    role, name = title(Role(row.role)), row.person.name
    return answered(
        request,
        form,
        lambda: end_role(by, row, **form.given, seen=form.seen),
        heading=Text(f"收回{name}的“{role.zh}”", f"End the role {role.en} of {name}"),
        button=rules.END_ROLE.button,
        back=reverse("organisation:person", args=[row.person_id]),
        told=Text("角色已收回。", "The role ends."),
    )


def described(assignments: Any) -> list[dict[str, Any]]:
    """Roles with their titles and the names of their units, in one query for all names."""
    rows = list(assignments)
    names = names_on({row.unit for row in rows}, clock.today())
    return [{"row": row, "title": title(Role(row.role)), "unit": names.get(row.unit_id)} for row in rows]
