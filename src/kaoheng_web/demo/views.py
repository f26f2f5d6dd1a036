"""One click into the demo city as any role; these addresses exist only under demo settings."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.authentication.actions import signing
from kaoheng_web.organisation.authority.confirmation import remember_confirmation
from kaoheng_web.organisation.models import Account, RoleAssignment
from kaoheng_web.portal.arriving import destination, origin
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound

NO_DEMO = Text("这里不是演示城市。", "This is no demo city.")
NOBODY = Text("演示城市里没有这个角色的人。", "Nobody in the demo city has this role.")
DOOR = "演示一键进入"
TURNS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
"""How many people of the role stand before whoever comes in."""


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Come in as the first person with a role, or as a later one: what one does another checks."""
    _only_in_demo()
    found = RoleAssignment.objects.on(clock.today()).filter(
        role=request.POST.get("role", ""), person__account__closed_on__isnull=True
    )
    before = TURNS.get(request.POST.get("turn", "first"), 0)
    row = found.select_related("person__account").order_by("pk")[before : before + 1].first()
    if row is None:
        raise NotFound(NOBODY)
    account = row.person.account
    signing.enter(account, origin=f"{DOOR} {origin(request)}")
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(destination(request))


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm without a password, which the invented people do not have."""
    _only_in_demo()
    if isinstance(request.user, Account):
        remember_confirmation(request)
    return HttpResponseRedirect(destination(request))


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise NotFound(NO_DEMO)
