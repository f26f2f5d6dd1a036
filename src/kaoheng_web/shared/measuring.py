"""How many requests there were, and how long they took, by view and status."""

import os
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # a folder where several processes put their counts together
REQUESTS = Counter("kaoheng_requests", "Requests answered.", ["view", "method", "status"])
SECONDS = Histogram(
    "kaoheng_request_seconds", "Seconds to an answer.", ["view"], buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10)
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


class Measure:
    """Middleware that counts and times."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        answer = self.get_response(request)
        view = request.resolver_match.view_name if request.resolver_match else "none"
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(view, method, answer.status_code).inc()
        SECONDS.labels(view).observe(perf_counter() - begun)
        return answer


def measured() -> CollectorRegistry:
    """What this process counted, or all processes that share a folder."""
    if SHARED not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
