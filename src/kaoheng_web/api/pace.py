"""So many calls a minute and no more, counted for each person."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from kaoheng_web.api.callers import reader
from kaoheng_web.shared import clock

MINUTE = 60


class Pace(BaseThrottle):
    """A count that begins anew with every minute of the clock, in each process of the server."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this call is still one of the minute's."""
        key = f"api:{reader(request).pk}:{int(clock.now().timestamp()) // MINUTE}"
        cache.add(key, 0, MINUTE * 2)
        return int(cache.incr(key)) <= settings.API_CALLS_A_MINUTE

    def wait(self) -> float:
        """Seconds until the next minute."""
        return MINUTE - clock.now().timestamp() % MINUTE
