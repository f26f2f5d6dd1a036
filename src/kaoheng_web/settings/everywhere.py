"""What every profile shares."""

import os
from pathlib import Path

from kaoheng_web.settings.databases import databases
from kaoheng_web.settings.environment import Environment
from kaoheng_web.settings.logs import configure, logging

ENVIRONMENT = Environment(os.environ)
PACKAGE = Path(__file__).resolve().parents[1]
DATA_FOLDER = Path(ENVIRONMENT.text("KAOHENG_DATA", "var")).absolute()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_structlog",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "kaoheng_web.ledger",
    "kaoheng_web.jobs",
    "kaoheng_web.organisation",
    "kaoheng_web.authentication",
    "kaoheng_web.notices",
    "kaoheng_web.methods",
    "kaoheng_web.plans",
    "kaoheng_web.targets",
    "kaoheng_web.projects",
    "kaoheng_web.progress",
    "kaoheng_web.supervision",
    "kaoheng_web.channels.ballots",
    "kaoheng_web.channels.surveys",
    "kaoheng_web.channels.panels",
    "kaoheng_web.channels.interviews",
    "kaoheng_web.results",
    "kaoheng_web.publishing",
    "kaoheng_web.procedure",
    "kaoheng_web.consequences",
    "kaoheng_web.portal",
]

MIDDLEWARE = [
    "kaoheng_web.shared.tracing.RequestId",
    "kaoheng_web.shared.measuring.Measure",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kaoheng_web.shared.health.Health",
    "kaoheng_web.methods.speaking.OwnWords",
    "kaoheng_web.channels.booth.pages.Booth",
    "kaoheng_web.ledger.reading.ReadOnce",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kaoheng_web.portal.sessions.Timeout",
    "kaoheng_web.shared.years.RememberYear",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kaoheng_web.portal.obligations.Obligations",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "kaoheng_web.shared.access.RefuseUndeclared",
    "kaoheng_web.shared.refusals.AnswerRefusals",
]

LOADERS = ["kaoheng_web.shared.marks.FromFolders", "kaoheng_web.shared.marks.FromApps"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kaoheng_web.portal.context.around",
            ],
            "builtins": ["django.templatetags.static", "kaoheng_web.shared.house"],
            "loaders": [("django.template.loaders.cached.Loader", LOADERS)],
        },
    }
]

ROOT_URLCONF = "kaoheng_web.urls"
WSGI_APPLICATION = "kaoheng_web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = databases(ENVIRONMENT.text("KAOHENG_DATABASE_URL", ""), DATA_FOLDER)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "organisation.Account"
LOGIN_URL = "/sign-in/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_LEAST = 12  # characters
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": PASSWORD_LEAST}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["name"]}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_DAYS = ENVIRONMENT.number("KAOHENG_PASSWORD_DAYS", 180)  # 0: passwords do not age
PASSWORD_HISTORY = ENVIRONMENT.number("KAOHENG_PASSWORD_HISTORY", 5)
SECOND_FACTOR_ROLES: list[str] = []  # production asks for one

# Single sign-on (OpenID Connect): the claim names an account, or its owner's staff number; no issuer means none.
OIDC_ISSUER = ENVIRONMENT.text("KAOHENG_OIDC_ISSUER", "").rstrip("/")
OIDC_CLIENT = ENVIRONMENT.text("KAOHENG_OIDC_CLIENT", None if OIDC_ISSUER else "")
OIDC_SECRET = ENVIRONMENT.text("KAOHENG_OIDC_SECRET", None if OIDC_ISSUER else "")
OIDC_CLAIM = ENVIRONMENT.text("KAOHENG_OIDC_CLAIM", "preferred_username")
OIDC_NAMES = ENVIRONMENT.one_of("KAOHENG_OIDC_NAMES", ("account", "staff_number"), "account")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_FOLDER / "static"
ASSETS_FOLDER = DATA_FOLDER / "assets"
STATICFILES_DIRS = [folder for folder in (ASSETS_FOLDER, PACKAGE / "static") if folder.exists()]

MEDIA_ROOT = DATA_FOLDER / "media"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600  # portal.sessions ends them sooner
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# Notices: by which ways they leave (addresses as apprise writes them), and the address of the platform in messages.
CARRIERS = {name: ENVIRONMENT.text(f"KAOHENG_{name.upper()}", "") for name in ("mail", "wecom", "dingtalk", "gateway")}
ORIGIN = ENVIRONMENT.text("KAOHENG_ORIGIN", "http://127.0.0.1:8000").rstrip("/")

# The ledger: the hash of its chain (never changed once entries stand) and the key that signs its daily root.
LEDGER_HASH = ENVIRONMENT.one_of("KAOHENG_LEDGER_HASH", ("sha256", "sm3"), "sha256")

API_CALLS_A_MINUTE = ENVIRONMENT.number("KAOHENG_API_CALLS_A_MINUTE", 300)  # for each person, in each process
CHECKS_A_MINUTE = ENVIRONMENT.number("KAOHENG_CHECKS_A_MINUTE", 30)  # of papers at /verify/, for each address
# Operation: who may read /metrics (without a token: programs on this machine); `RequestId` decides which ids to trust.
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True
METRICS_TOKEN = ENVIRONMENT.text("KAOHENG_METRICS_TOKEN", "")

LOGGING = logging(
    ENVIRONMENT.one_of("KAOHENG_LOGS", ("json", "columns"), "json"), ENVIRONMENT.text("KAOHENG_LOG_LEVEL", "INFO")
)
configure()
