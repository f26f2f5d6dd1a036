"""Approving and publishing ask for the password once more, unless it was given a moment ago."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from kaoheng_web.shared import clock

KEPT_FOR = timedelta(minutes=5)
SESSION_KEY = "confirmed_at"


def remember_confirmation(request: HttpRequest) -> None:
    """The person in this session has just proven who they are."""
    request.session[SESSION_KEY] = clock.now().isoformat()


def is_confirmed(request: HttpRequest) -> bool:
    """Whether that was a moment ago."""
    kept = request.session.get(SESSION_KEY)
    return isinstance(kept, str) and timedelta() <= clock.now() - datetime.fromisoformat(kept) < KEPT_FOR


def confirmed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that sends those away to confirm who they are, and takes them back to the page they came from."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if is_confirmed(request):
            return view(request, *arguments, **named)
        return HttpResponseRedirect(f"{reverse('portal:confirm')}?{urlencode({'next': request.get_full_path()})}")

    return asked
