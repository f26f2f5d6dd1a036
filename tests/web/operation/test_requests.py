"""Every request has an id, and is counted; the counts are for monitoring alone."""

import io
import json
import logging

import pytest

from kaoheng_web.jobs.jobs import forget
from kaoheng_web.settings.logs import logging as configured

TOKEN = {"Authorization": "Bearer 5ecret"}


def value(page: str, name: str) -> float:
    return next(float(line.rpartition(" ")[2]) for line in page.splitlines() if line.startswith(name))


@pytest.fixture
def monitored(settings, db):
    settings.METRICS_TOKEN = "5ecret"


def test_an_answer_names_its_request(client, db):
    first, second = client.get("/sign-in/")["X-Request-ID"], client.get("/livez")["X-Request-ID"]
    assert len(first) == len(second) == 32
    assert first != second


@pytest.mark.parametrize(("given", "kept"), [("proxy-0001.a", True), ("a b\nc", False), ("x" * 65, False), ("", False)])
def test_an_id_of_the_server_in_front_is_kept_when_it_is_a_plain_one(client, db, given, kept):
    assert (client.get("/livez", headers={"x-request-id": given})["X-Request-ID"] == given) == kept


def test_the_log_says_the_id_of_the_request_in_every_line(client, db):
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    made = configured("json", "INFO")["formatters"]["events"]
    handler.setFormatter(made["()"](foreign_pre_chain=made["foreign_pre_chain"], processors=made["processors"]))
    logger = logging.getLogger("django_structlog")
    logger.addHandler(handler)
    logger.setLevel("INFO")
    try:
        client.get("/sign-in/", headers={"x-request-id": "proxy-0002"})
    finally:
        logger.removeHandler(handler)
        logger.setLevel("NOTSET")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["request_started", "request_finished"]
    assert {line["request_id"] for line in lines} == {"proxy-0002"}


def test_monitoring_reads_requests_jobs_and_the_ledger(client, cast, monitored):
    forget.enqueue()
    client.get("/sign-in/")
    before = value(client.get("/metrics", headers=TOKEN).content.decode(), 'kaoheng_requests_total{method="GET",st')
    client.get("/sign-in/")
    page = client.get("/metrics", headers=TOKEN).content.decode()
    counted = 'kaoheng_requests_total{method="GET",status="200",view="portal:sign_in"}'
    assert value(page, counted) >= 2
    assert before >= 1
    assert value(page, 'kaoheng_jobs{status="ready"}') == 1
    assert value(page, "kaoheng_workers") == 0
    assert value(page, "kaoheng_ledger_entries") > 20
    assert 'kaoheng_request_seconds_bucket{le="1.0",view="portal:sign_in"}' in page


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}])
def test_nobody_else_learns_that_there_are_metrics(client, cast, monitored, headers):
    client.force_login(cast.account(cast.office))
    assert client.get("/metrics", headers=headers).status_code == 404


def test_without_a_token_only_programs_on_this_machine_read_them(client, db):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9").status_code == 404
    assert client.get("/metrics", headers={"x-forwarded-for": "10.0.0.9"}).status_code == 404
