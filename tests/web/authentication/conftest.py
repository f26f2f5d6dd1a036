"""Somebody with an account, a password of their own, and what a second factor is made of."""

import pytest

from kaoheng_web.authentication.actions.factors import add_generator
from kaoheng_web.authentication.codes import new_secret
from kaoheng_web.organisation.models import Account
from tests.web.authentication.devices import shown
from tests.web.cast import with_password

PASSWORD = "梨树下的第七只麻雀在唱歌"


@pytest.fixture
def account(cast) -> Account:
    """The account of the office, with a password."""
    return with_password(cast.account(cast.office), PASSWORD)


@pytest.fixture
def secret() -> str:
    """What the phone and the platform share."""
    return new_secret()


@pytest.fixture
def recovery_codes(account, secret) -> list[str]:
    """A code generator in use; the recovery codes that came with it."""
    return add_generator(account.person, account, secret, shown(secret, -1))
