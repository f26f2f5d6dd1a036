"""The booth (投票间): pages that one enters with a code, and that remember nobody.

Its middleware answers before sessions, cookies, language, sign-in and request logs come to it, and takes the code out
of the request, so that whatever is logged later cannot name it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language

from kaoheng.text import Text

BOOTHS = ("/b/", "/s/")
"""Where ballots and questionnaires are filled in."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Booth:
    """Middleware that answers the pages of the booth itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        booth = next((each for each in BOOTHS if request.path_info.startswith(each)), None)
        if booth is None:
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            answer = _answered(request)
        request.path = request.path_info = booth
        answer["Content-Security-Policy"] = POLICY
        answer["Cache-Control"] = "no-store"
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Frame-Options"] = "DENY"
        return answer


@dataclass(frozen=True, slots=True)
class Shut:
    """Why nothing can be filled in: what happened and what to do next."""

    heading: Text
    sentences: tuple[Text, ...]
    status: int


NO_PAGE = Shut(
    Text("没有这个页面", "No such page"),
    (Text("请扫描票条上的二维码，或输入票条上的数字。", "Scan the code on your slip, or type its digits."),),
    404,
)


def shown(template: str, values: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """A page of the booth; it is made without the request, so nothing about the reader can come into it."""
    page = _always_the_same(template, get_language()) if values is None else _made(template, values)
    return HttpResponse(page, status=status, headers={"Content-Length": str(len(page))})


def shut(why: Shut) -> HttpResponse:
    """The page that says why nothing can be filled in."""
    return shown("booth/shut.html", {"why": why}, why.status)


def _made(template: str, values: dict[str, Any]) -> bytes:
    return render_to_string(template, {"demo": settings.DEMO, **values}).encode()


@lru_cache(maxsize=16)
def _always_the_same(template: str, _: str | None) -> bytes:
    """A page that says the same to everybody, by language."""
    return _made(template, {})


def _answered(request: HttpRequest) -> HttpResponseBase:
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return shut(NO_PAGE)
    answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    return answer
