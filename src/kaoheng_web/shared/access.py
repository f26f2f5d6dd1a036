"""Every address declares who may use it; one that declares nothing is refused to everybody.

An app writes its addresses with `page` instead of Django's `path`:

    urlpatterns = [page("units/", views.units, access=SIGNED_IN, name="units")]
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path, resolve, reverse

from kaoheng.text import Text
from kaoheng_web.shared.errors import NotAllowed
from kaoheng_web.shared.refusals import refused

View = Callable[..., HttpResponseBase]
DECLARED, CORRECTS = "declared_access", "corrects"

UNDECLARED = Text("这个地址没有声明谁可以使用。", "This address does not declare who may use it.")
REFUSED = Text("您没有使用这个页面的权限。", "You may not use this page.")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use an address: a name for tables and tests, and the question put to the request."""

    name: str
    allows: Callable[[HttpRequest], bool]


ANYONE = Access("anyone", lambda _: True)
SIGNED_IN = Access("signed in", lambda request: request.user.is_authenticated)


def page(route: str, view: View, *, access: Access, name: str, corrects: bool = False, **extra: Any) -> URLPattern:
    """An address, and who may use it; where results are corrected, years that are closed may be chosen too."""
    asked = guarded(view, access)
    setattr(asked, CORRECTS, corrects)
    return path(route, asked, extra or None, name=name)


def corrects(request: HttpRequest) -> bool:
    """Whether the page that was asked for is one where results are corrected."""
    return request.resolver_match is not None and getattr(request.resolver_match.func, CORRECTS, False)


def guarded(view: View, access: Access) -> View:
    """A view that asks first; strangers are sent to sign in, others are told that they may not."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if access.allows(request):
            return view(request, *arguments, **named)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        raise NotAllowed(REFUSED)

    setattr(asked, DECLARED, access)
    return asked


def declared(patterns: list[URLPattern | URLResolver], access: Access) -> list[URLPattern | URLResolver]:
    """The addresses of a package that knows nothing of this module, all with the same access."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            declared(pattern.url_patterns, access)
        else:
            pattern.callback = guarded(pattern.callback, access)
    return patterns


def way_to(request: HttpRequest, name: str) -> str:
    """The address of a page whose declaration lets this reader in; empty where it does not."""
    url, access = _entrance(name, settings.ROOT_URLCONF)
    return url if access is not None and access.allows(request) else ""


@cache
def _entrance(name: str, addresses: str) -> tuple[str, Access | None]:
    """Where a page is and what it declares: every page shows many, and looking through all addresses takes long."""
    url = reverse(name, addresses)
    return url, getattr(resolve(url, addresses).func, DECLARED, None)


class RefuseUndeclared:
    """Middleware that refuses every view without a declaration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, *_: Any) -> HttpResponse | None:
        """Refuse before the view runs."""
        return None if hasattr(view, DECLARED) else refused(request, NotAllowed(UNDECLARED))
