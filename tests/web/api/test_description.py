"""What the interface says about itself holds for whatever is sent to it."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
    status_code_conformance,
)

from kaoheng_web.api.interface import ROUTERS
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.tokens import create_token
from kaoheng_web.organisation.roles import Role
from kaoheng_web.wsgi import application
from tests.web.cast import SINCE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    ignored_auth,
]
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture
def open_connection() -> Iterator[None]:
    """The connection of the test stays open from one call to the next, as it does in Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def tokens(cast):
    """Of everybody who may do something: the office, security, and the auditor."""
    assign_role(cast.security, cast.stranger, Role.AUDIT_ADMIN, cast.city, SINCE)
    cast.stranger.__dict__.pop("standing_kept", None)
    last = SINCE.replace(year=2026, month=6)
    return [create_token(person, "试", "write", last)[1] for person in (cast.office, cast.security, cast.stranger)]


@schema.parametrize()
@settings(
    max_examples=7,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_is_answered_as_described(case, tokens, open_connection):
    token = tokens[len(str(case.path_parameters) + str(case.body)) % len(tokens)]
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)


def test_every_subject_is_described(client, db):
    described = client.get("/api/openapi.json").json()
    assert {path.split("/")[2] for path in described["paths"]} == {name for name, _ in ROUTERS}
    for path in described["paths"].values():
        for operation in path.values():
            assert {"401", "403", "404", "409", "422", "429"} <= set(operation["responses"])
            assert operation["security"]
