"""People, and one person with posts, roles and duties."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.authority.verbs import NO_PERSON, acting, may
from kaoheng_web.organisation.forms.people import PersonFilter, RegisterPerson
from kaoheng_web.organisation.models import Duty, Person, RoleAssignment, Term
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.views.own import saved_views
from kaoheng_web.organisation.views.roles import described
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of


def people(request: HttpRequest) -> HttpResponse:
    """The people that the reader may see."""
    reader, today = acting(request), clock.today()
    form = PersonFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Person.objects.visible_to(reader).order_by("staff_number")
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
    listed = {
        "form": form,
        "page": page,
        "rows": shown,
        "may_import": may(reader, rules.IMPORT_PEOPLE),
        "may_register": may(reader, rules.REGISTER_PERSON),
        "saved": saved_views(request, "organisation:people"),
    }
    return render(request, "organisation/people.html", listed)


def register(request: HttpRequest) -> HttpResponse:
    """Somebody new; an account and a role follow."""
    by, form = acting(request), RegisterPerson(request.POST or None)
    return answered(
        request,
        form,
        lambda: register_person(by, **form.cleaned_data),
        heading=Text("登记人员", "Register a person"),
        button=rules.REGISTER_PERSON.button,
        note=Text("登记后为其开通账号、授予角色", "An account and a role follow"),
        back=reverse("organisation:people"),
        onward=lambda made: reverse("organisation:person", args=[made.pk]),
        told=Text("人员已登记。接着开通账号、授予角色。", "The person is registered: open an account, give a role."),
    )


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person."""
    reader, today = acting(request), clock.today()
    found = Person.objects.visible_to(reader).filter(pk=pk).select_related("account").first()
    if found is None:
        raise NotFound(NO_PERSON)
    visible = RoleAssignment.objects.visible_to(reader)
    roles = described(visible.filter(person=found).select_related("unit").order_by("-valid_from"))
    for each in roles:
        each["may_end"] = (each["row"].valid_to or today) >= today and may(reader, rules.END_ROLE, each["row"])
    terms = list(found.terms.select_related("post__unit").order_by("-valid_from"))
    names = names_on([term.post.unit for term in terms], today)
    shown = {
        "person": found,
        "roles": roles,
        "terms": [{"row": term, "unit": names.get(term.post.unit_id)} for term in terms],
        "duties": Duty.objects.filter(term__person=found).order_by("-valid_from"),
        "may_appoint": may(reader, rules.BEGIN_TERM),
        "account": getattr(found, "account", None),
        "may_open": may(reader, rules.OPEN_ACCOUNT),
        "today": today,
    }
    return render(request, "organisation/person.html", shown)
