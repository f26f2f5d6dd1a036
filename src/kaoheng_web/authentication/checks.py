"""Settings of authentication that cannot work."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

from kaoheng_web.organisation.roles import Role

HERE = ("localhost", "127.0.0.1")


def settings_fit(**_: Any) -> list[CheckMessage]:
    """Roles have to exist; identity providers are asked over TLS, on this machine excepted."""
    unknown = sorted(set(settings.SECOND_FACTOR_ROLES) - set(Role.values))
    issuer = urlsplit(settings.OIDC_ISSUER)
    plain = bool(settings.OIDC_ISSUER) and issuer.scheme != "https" and issuer.hostname not in HERE
    found: list[CheckMessage] = []
    if unknown:
        hint = f"Write roles out of {', '.join(Role.values)}, or none."
        found.append(Error(f"KAOHENG_SECOND_FACTOR_ROLES: {', '.join(unknown)}.", hint, id="authentication.E001"))
    if plain:
        found.append(Error("KAOHENG_OIDC_ISSUER has to begin with https://.", id="authentication.E002"))
    return found
