"""For work: every secret from the environment, TLS in front, static files collected and compressed."""

from kaoheng_web.settings.everywhere import *  # noqa: F403
from kaoheng_web.settings.everywhere import ENVIRONMENT

DEMO = False
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret("KAOHENG_SECRET_KEY", 50)
FACTOR_KEYS = ENVIRONMENT.words("KAOHENG_FACTOR_KEYS", "") or [SECRET_KEY]  # the first one seals
LEDGER_SIGNING_KEY = ENVIRONMENT.secret("KAOHENG_LEDGER_SIGNING_KEY", 64)
LEDGER_TRUSTED_KEYS = ENVIRONMENT.words("KAOHENG_LEDGER_TRUSTED_KEYS", "")
INTERVIEW_KEYS = ENVIRONMENT.keys("KAOHENG_INTERVIEW_KEYS")
ALLOWED_HOSTS = ENVIRONMENT.words("KAOHENG_HOSTS")
ORIGIN = ENVIRONMENT.text("KAOHENG_ORIGIN", f"https://{next(iter(ALLOWED_HOSTS), '')}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

ADMINISTRATORS_AND_DECIDERS = "system_admin,security_admin,audit_admin,office,leading_group"
SECOND_FACTOR_ROLES = ENVIRONMENT.words("KAOHENG_SECOND_FACTOR_ROLES", ADMINISTRATORS_AND_DECIDERS)
if SECOND_FACTOR_ROLES == ["none"]:
    SECOND_FACTOR_ROLES = []

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$", "^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = ENVIRONMENT.number("KAOHENG_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

ENVIRONMENT.check()
