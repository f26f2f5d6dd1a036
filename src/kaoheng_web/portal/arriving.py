"""From the first step of signing in to the workbench: what the session remembers on the way."""

from datetime import datetime, timedelta

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from kaoheng_web.authentication.queries import has_second_factor
from kaoheng_web.organisation.authority.confirmation import remember_confirmation
from kaoheng_web.organisation.authority.verbs import NOBODY
from kaoheng_web.organisation.models import Account
from kaoheng_web.portal.obligations import BY_PROVIDER, look_again
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed

HALF_WAY, WITHIN = "half_way", timedelta(minutes=5)


def go_on(request: HttpRequest, account: Account, to: str, *, by_provider: bool = False) -> HttpResponse:
    """After the first step: to the second factor where there is one, else in."""
    request.session[BY_PROVIDER] = by_provider
    if not has_second_factor(account):
        return come_in(request, account, to)
    password = account.get_session_auth_hash()
    kept = {"account": account.pk, "password": password, "at": clock.now().isoformat(), "to": to}
    request.session[HALF_WAY] = kept
    return HttpResponseRedirect(reverse("portal:second_step"))


def half_way(request: HttpRequest) -> tuple[Account, str] | None:
    """Who took the first step a moment ago, and where they want to go."""
    kept = request.session.get(HALF_WAY)
    if not kept or clock.now() - datetime.fromisoformat(kept["at"]) >= WITHIN:
        return None
    found = Account.objects.filter(pk=kept["account"], closed_on__isnull=True).select_related("person").first()
    if found is None or not constant_time_compare(found.get_session_auth_hash(), kept["password"]):
        return None
    return found, kept["to"]


def come_in(request: HttpRequest, account: Account, to: str) -> HttpResponse:
    """Begin the session; what is owed is asked for before anything else."""
    request.session.pop(HALF_WAY, None)
    login(request, account)
    remember_confirmation(request)
    look_again(request)
    return HttpResponseRedirect(to)


def destination(request: HttpRequest) -> str:
    """Where to go next: an address of this platform, never another one."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else "/"


def origin(request: HttpRequest) -> str:
    """Where a request comes from, as the ledger keeps it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def account_of(request: HttpRequest) -> Account:
    """The account that is signed in, at an address for those who are."""
    if not isinstance(request.user, Account):
        raise NotAllowed(NOBODY)
    return request.user
