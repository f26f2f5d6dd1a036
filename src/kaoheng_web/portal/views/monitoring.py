"""What a monitoring system reads: requests, jobs, workers, the size of the ledger."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from kaoheng.text import Text
from kaoheng_web.jobs.queries import alive, counts
from kaoheng_web.ledger.queries import last_entry, last_root
from kaoheng_web.shared import clock
from kaoheng_web.shared.access import Access
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.measuring import measured

NOTHING = Text("没有这个页面。", "There is no such page.")
LOCAL = ("127.0.0.1", "::1")


def _monitors(request: HttpRequest) -> bool:
    """The token of the settings; without one, only programs on this machine; others learn nothing."""
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        known = constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}")
    else:
        known = request.META.get("REMOTE_ADDR") in LOCAL and "X-Forwarded-For" not in request.headers
    if not known:
        raise NotFound(NOTHING)
    return True


MONITORING = Access("monitoring", _monitors)


class Facts(Collector):
    """What the database says at the moment."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One number after another."""
        jobs = GaugeMetricFamily("kaoheng_jobs", "Jobs on the queue.", labels=["status"])
        for status, count in counts().items():
            jobs.add_metric([status.lower()], count)
        yield jobs
        yield GaugeMetricFamily("kaoheng_workers", "Workers that live.", value=alive(clock.now()).count())
        newest, root = last_entry(), last_root()
        yield GaugeMetricFamily("kaoheng_ledger_entries", "Entries.", value=newest.sequence if newest else 0)
        yield GaugeMetricFamily("kaoheng_ledger_signed", "Entries under a signed root.", value=root.size if root else 0)


def metrics(_: HttpRequest) -> HttpResponse:
    """Everything in the text format of Prometheus."""
    facts = CollectorRegistry()
    facts.register(Facts())
    return HttpResponse(generate_latest(measured()) + generate_latest(facts), content_type=CONTENT_TYPE_LATEST)
