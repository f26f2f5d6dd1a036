"""The first person of all: founded from the command line, in by a password that has to be changed."""

import pytest
from typer import Typer
from typer.testing import CliRunner

from kaoheng_web.authentication.actions.passwords import give_founder_password
from kaoheng_web.authentication.queries import password_obligation
from kaoheng_web.cli.founding import found
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.models import Account, Unit
from kaoheng_web.shared.errors import Refusal

CITY = ("--city", "晋城市", "--area-code", "140500")
FIRST = ("--staff-number", "T001", "--name", "安一禾", "--account", "anyihe")
WORDS = (*CITY, *FIRST)


def call(*words: str):
    app = Typer()
    app.command()(found)
    return CliRunner().invoke(app, words)


def test_an_empty_platform_is_founded_and_tells_the_first_password_once(db):
    done = call(*WORDS)
    name, password = done.stdout.split()
    account = Account.objects.get(name=name)
    assert account.check_password(password)
    assert password_obligation(account) is not None
    assert Entry.objects.latest("sequence").actor == "platform"


def test_a_wrong_code_founds_nothing(db):
    done = call("--city", "晋城市", "--area-code", "999999", *FIRST)
    assert done.exit_code == 1
    assert not Unit.objects.exists()


def test_a_platform_is_founded_once(db):
    call(*WORDS)
    assert call(*WORDS).exit_code == 1
    assert Account.objects.count() == 1


def test_the_platform_gives_one_password_only(db):
    call(*WORDS)
    with pytest.raises(Refusal, match="founded before"):
        give_founder_password(Account.objects.get())
