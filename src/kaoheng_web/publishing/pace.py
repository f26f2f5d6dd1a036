"""So many checks a minute for one address, counted in each process: codes cannot be tried through."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from kaoheng_web.shared import clock

MINUTE = 60


def too_fast(request: HttpRequest) -> bool:
    """Whether this reader has used up the minute."""
    key = f"verify:{request.META.get('REMOTE_ADDR', '')}:{int(clock.now().timestamp()) // MINUTE}"
    cache.add(key, 0, MINUTE * 2)
    return int(cache.incr(key)) > settings.CHECKS_A_MINUTE
