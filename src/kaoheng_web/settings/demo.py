"""To try Kaoheng out on one machine: a demo city, keys that everybody knows, no TLS. Never for real data."""

from kaoheng_web.settings.everywhere import *  # noqa: F403
from kaoheng_web.settings.everywhere import ENVIRONMENT

DEMO = True
DEBUG = False
SECRET_KEY = "demo: everybody knows this key, and it protects nothing"
FACTOR_KEYS = [SECRET_KEY]
LEDGER_SIGNING_KEY = "00" * 32
LEDGER_TRUSTED_KEYS: list[str] = []
INTERVIEW_KEYS = ["22" * 32]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ENVIRONMENT.words("KAOHENG_HOSTS", "")]
WHITENOISE_USE_FINDERS = True

ENVIRONMENT.check()
