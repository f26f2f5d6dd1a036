"""What has to be done before anything else: a password of one's own, and a second factor where a role needs one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.authentication.queries import factor_obligation, password_obligation
from kaoheng_web.organisation.models import Account

SESSION_KEY, BY_PROVIDER = "owes", "came_by_provider"
PAGES = {
    "password": ("portal:password", password_obligation),
    "factor": ("portal:factors", factor_obligation),
}
OPEN = {
    "portal:password",
    "portal:factors",
    "portal:add_generator",
    "portal:add_key",
    "portal:confirm",
    "portal:single_sign_on",
    "portal:single_sign_on_return",
    "portal:sign_in",
    "portal:sign_out",
    "portal:language",
}


class Obligations:
    """Middleware that leads whoever signed in and still owes something to the page where it is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Lead there before the view runs."""
        owed = request.session.get(SESSION_KEY) or []
        match = request.resolver_match
        if not owed or match is None or match.view_name in OPEN:
            return None
        return HttpResponseRedirect(reverse(PAGES[owed[0]][0]))


def look_again(request: HttpRequest) -> None:
    """Find out at signing in, and after every step, what is still owed; the session keeps it for the pages between."""
    account = request.user
    if isinstance(account, Account):
        owed = [name for name, (_, why) in PAGES.items() if why(account)]
        if request.session.get(BY_PROVIDER) and "password" in owed:
            owed.remove("password")  # who came by single sign-on need not know it
        request.session[SESSION_KEY] = owed


def owed(request: HttpRequest, name: str) -> Text | None:
    """Why one is here, for the page where it is done."""
    account = request.user
    if name not in (request.session.get(SESSION_KEY) or []) or not isinstance(account, Account):
        return None
    return PAGES[name][1](account)
