"""One click into the demo city: as every role there, and never anywhere else."""

import os
import subprocess
import sys

import pytest

LOOK = """
import django; django.setup()
from django.urls import NoReverseMatch, get_resolver, reverse
for name in ("demo:sign_in", "demo:confirm"):
    try:
        reverse(name)
    except NoReverseMatch:
        continue
    raise SystemExit(f"{name} exists")
print([str(each.pattern) for each in get_resolver().url_patterns])
"""


def test_a_role_that_nobody_has_opens_nothing(cast, client):
    assert client.post("/demo/sign-in/", {"role": "team"}).status_code == 404
    assert client.post("/demo/sign-in/", {"role": "emperor"}).status_code == 404


def test_the_doors_do_not_exist_in_production(tmp_path):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KAOHENG_", "DJANGO_"))}
    env = own | {
        "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.production",
        "KAOHENG_DATA": str(tmp_path),
        "KAOHENG_SECRET_KEY": "k9" * 30,
        "KAOHENG_LEDGER_SIGNING_KEY": "5a" * 32,
        "KAOHENG_INTERVIEW_KEYS": "7c" * 32,
        "KAOHENG_HOSTS": "kaohe.example.cn",
    }
    done = subprocess.run([sys.executable, "-c", LOOK], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "demo" not in done.stdout


@pytest.mark.parametrize("address", ["/demo/sign-in/", "/demo/confirm/"])
def test_the_doors_refuse_where_there_is_no_demo_even_if_they_were_hung(cast, client, settings, address):
    client.force_login(cast.account(cast.office))
    settings.DEMO = False
    assert client.post(address, {"role": "office"}).status_code == 404
