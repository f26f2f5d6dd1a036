"""People, and one person with posts, roles and duties."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.roles import assign_role, end_role
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.forms import AssignRole, EndRole, PersonFilter, initial_day
from kaoheng_web.organisation.models import Duty, Person, RoleAssignment, Term
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words
from kaoheng_web.shared.paging import page_of

NO_PERSON = Text("没有这个人，或者您不能查看。", "There is no such person, or you may not see them.")
NO_ROLE = Text("没有这项授权，或者您不能查看。", "There is no such role, or you may not see it.")


def people(request: HttpRequest) -> HttpResponse:
    """The people that the reader may see."""
    today = clock.today()
    form = PersonFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Person.objects.visible_to(acting(request)).order_by("staff_number")
    if asked.get("words"):
        rows = rows.filter(Q(name__icontains=asked["words"]) | Q(staff_number__icontains=asked["words"]))
    if asked.get("role"):
        rows = rows.filter(pk__in=RoleAssignment.objects.on(today).filter(role=asked["role"]).values("person"))
    page = page_of(request, rows)
    held = described(RoleAssignment.objects.on(today).filter(person__in=list(page)).select_related("unit"))
    posts: dict[int, list[Term]] = {}
    for term in Term.objects.on(today).filter(person__in=list(page)).select_related("post"):
        posts.setdefault(term.person_id, []).append(term)
    shown = [
        {
            "person": each,
            "roles": [row for row in held if row["row"].person_id == each.pk],
            "posts": posts.get(each.pk, []),
        }
        for each in page
    ]
    return render(request, "organisation/people.html", {"form": form, "page": page, "rows": shown})


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person."""
    reader, today = acting(request), clock.today()
    found = Person.objects.visible_to(reader).filter(pk=pk).select_related("account").first()
    if found is None:
        raise NotFound(NO_PERSON)
    visible = RoleAssignment.objects.visible_to(reader)
    terms = list(found.terms.select_related("post__unit").order_by("-valid_from"))
    names = names_on([term.post.unit for term in terms], today)
    shown = {
        "person": found,
        "roles": described(visible.filter(person=found).select_related("unit").order_by("-valid_from")),
        "terms": [{"row": term, "unit": names.get(term.post.unit_id)} for term in terms],
        "duties": Duty.objects.filter(term__person=found).order_by("-valid_from"),
        "account": getattr(found, "account", None),
        "may_end": may(reader, rules.END_ROLE, found),
        "may_open": may(reader, rules.OPEN_ACCOUNT),
        "today": today,
    }
    return render(request, "organisation/person.html", shown)


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
        "may_assign": may(reader, rules.ASSIGN_ROLE, Person()),
    }
    return render(request, "organisation/roles.html", shown)


def assign(request: HttpRequest) -> HttpResponse:
    """Give somebody a role."""
    reader = acting(request)
    form = AssignRole(request.POST or None, initial=initial_day())

    def give() -> RoleAssignment:
        given = form.cleaned_data
        whom, role, unit = given["staff_number"], Role(given["role"]), given["unit"]
        return assign_role(reader, whom, role, unit, given["on"], until=given["until"], reason=given["reason"])

    if request.method == "POST":
        made = carried_out(form, give)
        if made:
            messages.success(request, words(Text("角色已授予。", "The role is given.")))
            return HttpResponseRedirect(reverse("organisation:person", args=[made.person_id]))
    shown = {"form": form, "heading": Text("授予角色", "Give a role"), "back": reverse("organisation:roles")}
    return render(request, "organisation/form.html", shown, status=422 if form.errors else 200)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role back."""
    reader = acting(request)
    found = RoleAssignment.objects.visible_to(reader).filter(pk=pk).select_related("person").first()
    if found is None:
        raise NotFound(NO_ROLE)
    form = EndRole(request.POST or None, initial=initial_day())
    back = reverse("organisation:person", args=[found.person_id])

    def take() -> bool:
        end_role(reader, found, **form.cleaned_data)
        return True

    if request.method == "POST" and carried_out(form, take):
        messages.success(request, words(Text("角色已收回。", "The role ends.")))
        return HttpResponseRedirect(back)
    role = title(Role(found.role))
    heading = Text(f"收回{found.person.name}的“{role.zh}”", f"End the role {role.en} of {found.person.name}")
    shown = {"form": form, "heading": heading, "back": back}
    return render(request, "organisation/form.html", shown, status=422 if form.errors else 200)


def described(assignments: Any) -> list[dict[str, Any]]:
    """Roles with their titles and the names of their units, in one query for all names."""
    rows = list(assignments)
    names = names_on({row.unit for row in rows}, clock.today())
    return [{"row": row, "title": title(Role(row.role)), "unit": names.get(row.unit_id)} for row in rows]
