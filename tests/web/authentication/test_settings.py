"""Settings that would lock people out or let them in unprotected are told before anybody comes."""

import pytest

from kaoheng_web.authentication.checks import settings_fit
from kaoheng_web.organisation.roles import ADMINISTRATORS, Role
from kaoheng_web.settings import everywhere


def told(settings, **changes) -> list[str | None]:
    for name, value in changes.items():
        setattr(settings, name, value)
    return [message.id for message in settings_fit()]


def test_settings_as_they_come_are_fine(settings):
    assert told(settings) == []


def test_a_role_that_does_not_exist_is_told(settings):
    assert told(settings, SECOND_FACTOR_ROLES=["office", "emperor"]) == ["authentication.E001"]


@pytest.mark.parametrize(
    ("issuer", "fine"),
    [
        ("https://id.example.cn", True),
        ("http://localhost:9400", True),
        ("http://id.example.cn", False),
        ("http://localhost.example.cn", False),
    ],
)
def test_an_identity_provider_is_asked_over_tls(settings, issuer, fine):
    assert (told(settings, OIDC_ISSUER=issuer) == []) is fine


def test_passwords_age_and_do_not_come_back_unless_somebody_says_otherwise():
    assert (everywhere.PASSWORD_DAYS, everywhere.PASSWORD_HISTORY) == (180, 5)


def test_in_production_administrators_and_deciders_need_a_second_factor(production):
    assert set(production["SECOND_FACTOR_ROLES"]) == {*ADMINISTRATORS, Role.OFFICE, Role.LEADING_GROUP}
    assert production["FACTOR_KEYS"] == [production["SECRET_KEY"]]
