"""Sessions end after half an hour without a request, and after a working day in any case."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse

from kaoheng_web.shared import clock

IDLE, WHOLE, GRAIN = timedelta(minutes=30), timedelta(hours=8), timedelta(minutes=1)
BEGAN, SEEN = "began_at", "seen_at"


class Timeout:
    """Middleware that ends a session whose time is up, before anybody asks who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" in request.session:
            now = clock.now()
            began, seen = (_moment(request, name, now) for name in (BEGAN, SEEN))
            if now - seen >= IDLE or now - began >= WHOLE:
                request.session.flush()
            elif SEEN not in request.session or now - seen >= GRAIN:  # one write a minute is enough
                request.session[BEGAN], request.session[SEEN] = began.isoformat(), now.isoformat()
        return self.get_response(request)


def _moment(request: HttpRequest, name: str, now: datetime) -> datetime:
    kept = request.session.get(name)
    return datetime.fromisoformat(kept) if kept else now
