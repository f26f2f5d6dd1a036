"""Settings from the environment: wrong ones are told all at once, right ones pass Django's own checks."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kaoheng_web.settings.environment import Environment

ROOT = Path(__file__).parents[3]
SETTINGS, GUIDE = ROOT / "src" / "kaoheng_web" / "settings", ROOT / "docs" / "how-to" / "operate.md"
PROGRAM = [sys.executable, "-W", "error", "-c", "from kaoheng_web.cli.app import main; main()"]
RIGHT = {
    "KAOHENG_PROFILE": "production",
    "KAOHENG_SECRET_KEY": "k9" * 30 + "abcdefgh",
    "KAOHENG_LEDGER_SIGNING_KEY": "5a" * 32,
    "KAOHENG_INTERVIEW_KEYS": "7c" * 32,
    "KAOHENG_HOSTS": "kaohe.example.cn",
}


def call(folder, *words, **settings):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KAOHENG_", "DJANGO_"))}
    env = own | {"KAOHENG_DATA": str(folder)} | settings
    return subprocess.run([*PROGRAM, *words], env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def test_production_passes_every_check_of_django(tmp_path):
    done = call(tmp_path, "check", **RIGHT)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_production_without_settings_names_all_that_is_missing(tmp_path):
    done = call(tmp_path, "check", KAOHENG_PROFILE="production", KAOHENG_HSTS_SECONDS="soon")
    assert done.returncode == 1
    for name in ("SECRET_KEY", "LEDGER_SIGNING_KEY", "INTERVIEW_KEYS", "HOSTS", "HSTS_SECONDS"):
        assert f"KAOHENG_{name}" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_by_which_no_notice_would_leave_is_told(tmp_path):
    done = call(tmp_path, "check", **RIGHT, KAOHENG_WECOM="file:///etc/passwd")
    assert done.returncode != 0
    assert "KAOHENG_WECOM is no address of WeCom" in done.stderr


def test_the_demo_city_cannot_be_founded_in_production(tmp_path):
    done = call(tmp_path, "demo", "seed", **RIGHT)
    assert done.returncode == 2
    assert "only in the demo profile" in done.stderr


def test_the_guide_to_operation_names_every_variable_that_is_read():
    read = {name for path in SETTINGS.glob("*.py") for name in re.findall(r'"(KAOHENG_[A-Z_]+)"', path.read_text())}
    carriers = {f"KAOHENG_{name.upper()}" for name in settings.CARRIERS}
    told = set(re.findall(r"`(KAOHENG_[A-Z_]+)`", GUIDE.read_text(encoding="utf-8")))
    assert told == read | carriers | {"KAOHENG_PROFILE"}


def test_a_misspelt_flag_number_or_choice_is_told():
    given = Environment({"A": "maybe", "B": "ten", "C": "md5", "D": f"{'7c' * 32},short"})
    assert given.keys("D") == ["7c" * 32, "short"]
    assert (given.flag("A", True), given.number("B", 1), given.one_of("C", ("x", "y"), "x")) == (True, 1, "x")
    with pytest.raises(ImproperlyConfigured) as told:
        given.check()
    assert all(word in str(told.value) for word in ("maybe", "ten", "md5", "64 hexadecimal"))
