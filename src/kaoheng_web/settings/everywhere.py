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
    "kaoheng_web.ledger",
    "kaoheng_web.organisation",
    "kaoheng_web.methods",
    "kaoheng_web.plans",
    "kaoheng_web.targets",
    "kaoheng_web.channels.ballots",
    "kaoheng_web.channels.surveys",
    "kaoheng_web.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kaoheng_web.shared.health.Health",
    "kaoheng_web.channels.booth.Booth",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kaoheng_web.portal.sessions.Timeout",
    "kaoheng_web.shared.years.RememberYear",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "kaoheng_web.shared.access.RefuseUndeclared",
    "kaoheng_web.shared.refusals.AnswerRefusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kaoheng_web.portal.context.around",
            ],
            "builtins": ["django.templatetags.static", "kaoheng_web.shared.house"],
        },
    }
]

ROOT_URLCONF = "kaoheng_web.urls"
WSGI_APPLICATION = "kaoheng_web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = databases(ENVIRONMENT.text("KAOHENG_DATABASE_URL", ""), DATA_FOLDER)

AUTH_USER_MODEL = "organisation.Account"
LOGIN_URL = "/sign-in/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["name"]}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_FOLDER / "static"
ASSETS_FOLDER = DATA_FOLDER / "assets"
STATICFILES_DIRS = [folder for folder in (ASSETS_FOLDER, PACKAGE / "static") if folder.exists()]

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

# The ledger: the hash of its chain (never changed once entries stand) and the key that signs its daily root.
LEDGER_HASH = ENVIRONMENT.one_of("KAOHENG_LEDGER_HASH", ("sha256", "sm3"), "sha256")

LOGGING = logging(
    ENVIRONMENT.one_of("KAOHENG_LOGS", ("json", "columns"), "json"), ENVIRONMENT.text("KAOHENG_LOG_LEVEL", "INFO")
)
configure()
