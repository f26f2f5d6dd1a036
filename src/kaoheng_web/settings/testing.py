"""For the tests: quick password hashes, quiet logs, a database of their own."""

import os
import tempfile
from pathlib import Path

from kaoheng_web.settings.everywhere import *  # noqa: F403
from kaoheng_web.settings.everywhere import DATABASES, MIDDLEWARE
from kaoheng_web.settings.logs import logging

DEMO = True
DEBUG = False
SECRET_KEY = "testing: nothing here is secret"
FACTOR_KEYS = [SECRET_KEY]
LEDGER_SIGNING_KEY = "11" * 32
LEDGER_TRUSTED_KEYS: list[str] = []
INTERVIEW_KEYS = ["33" * 32]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = 0
if "sqlite3" in DATABASES["default"]["ENGINE"]:  # a file, as in real life: in memory, threads lock each other out
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"kaoheng-{os.getpid()}.sqlite3")}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
API_CALLS_A_MINUTE = 100_000
LOGGING = logging("columns", "ERROR")
