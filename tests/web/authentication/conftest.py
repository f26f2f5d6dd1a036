"""Somebody with an account, a password of their own, and what a second factor is made of."""

import json
import os
import subprocess
import sys
from typing import Any

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


@pytest.fixture
def production(tmp_path) -> dict[str, Any]:
    """The settings of production as another process reads them."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KAOHENG_", "DJANGO_"))}
    given = {"KAOHENG_DATA": str(tmp_path), "KAOHENG_SECRET_KEY": "k9" * 30, "KAOHENG_LEDGER_SIGNING_KEY": "5a" * 32}
    program = "import json; from kaoheng_web.settings import production as p; print(json.dumps({{{}}}))"
    asked = ", ".join(f'"{name}": p.{name}' for name in ("SECOND_FACTOR_ROLES", "FACTOR_KEYS", "SECRET_KEY"))
    done = subprocess.run(
        [sys.executable, "-c", program.format(asked)],
        env=own | given | {"KAOHENG_HOSTS": "kaohe.example.cn", "KAOHENG_INTERVIEW_KEYS": "7c" * 32},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
