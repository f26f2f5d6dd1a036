"""The door: signing in, signing out, proving again who one is, choosing a language."""

from django.contrib.auth import login, logout
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kaoheng_web.ledger.queries import entries
from kaoheng_web.organisation import attempts
from kaoheng_web.organisation.actions import signing
from kaoheng_web.organisation.authority.confirmation import remember_confirmation
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.dated import holding
from kaoheng_web.organisation.models import Account, ApiToken, Delegation, RoleAssignment
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.portal.forms import Confirm, SignIn
from kaoheng_web.portal.naming import actions_named
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import carried_out


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Account and password; the demo city has a door for every role beside it."""
    form = SignIn(request.POST or None)
    if request.method == "POST":
        account = carried_out(
            form,
            lambda: signing.sign_in(form.cleaned_data["name"], form.cleaned_data["password"], origin=origin(request)),
        )
        if account:
            login(request, account)
            remember_confirmation(request)
            return HttpResponseRedirect(destination(request))
    roles = [(role.value, title(role)) for role in Role]
    shown = {"form": form, "next": destination(request), "roles": roles}
    return render(request, "portal/sign_in.html", shown, status=422 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    if isinstance(request.user, Account):
        signing.sign_out(request.user, origin=origin(request))
    logout(request)
    return HttpResponseRedirect("/sign-in/")


@never_cache
@sensitive_post_parameters("password")
def confirm(request: HttpRequest) -> HttpResponse:
    """The password once more, then back to where it was asked for."""
    form = Confirm(request.POST or None)
    account = request.user
    if request.method == "POST" and isinstance(account, Account):

        def prove() -> bool:
            password = form.cleaned_data["password"]
            signing.confirm_identity(account.person, account, password, origin=origin(request))
            return True

        if carried_out(form, prove):
            remember_confirmation(request)
            return HttpResponseRedirect(destination(request))
    shown = {"form": form, "next": destination(request)}
    return render(request, "portal/confirm.html", shown, status=422 if form.errors else 200)


def account(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles, stand-ins, the last times somebody came in by this name."""
    person, today = acting(request), clock.today()
    lent = Q(delegations__delegate=person) & holding(today, "delegations__")
    rows = RoleAssignment.objects.on(today).filter(Q(person=person) | lent).select_related("person", "unit").distinct()
    names = names_on([row.unit for row in rows], today)
    roles = [
        {
            "title": title(Role(row.role)),
            "unit": names.get(row.unit_id),
            "lender": row.person.name if row.person_id != person.pk else "",
            "until": row.valid_to,
            "row": row,
        }
        for row in rows
    ]
    loans = Delegation.objects.filter(assignment__person=person, valid_to__gte=today)
    tries = entries(subject_type=attempts.SUBJECT, subject_id=attempts.key(request.user.get_username()))[:12]
    shown = {
        "roles": roles,
        "tries": actions_named(tries),
        "tokens": ApiToken.objects.filter(person=person, revoked_at__isnull=True).order_by("-pk"),
        "loans": [
            {"row": row, "title": title(Role(row.assignment.role))}
            for row in loans.select_related("assignment", "delegate").order_by("valid_from")
        ],
    }
    return render(request, "portal/account.html", shown)


def destination(request: HttpRequest) -> str:
    """Where to go next: an address of this platform, never another one."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else "/"


def origin(request: HttpRequest) -> str:
    """Where a request comes from, as the ledger keeps it."""
    return str(request.META.get("REMOTE_ADDR", ""))
