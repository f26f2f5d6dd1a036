"""Authentication as Django knows it."""

from django.apps import AppConfig
from django.core.checks import register

from kaoheng_web.authentication.checks import settings_fit


class Authentication(AppConfig):
    name = "kaoheng_web.authentication"
    verbose_name = "身份鉴别"

    def ready(self) -> None:
        """Settings that lock people out, or let them in unprotected, are told before the platform starts."""
        register(settings_fit)
