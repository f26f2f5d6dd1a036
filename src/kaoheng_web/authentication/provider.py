"""Single sign-on by OpenID Connect: the authorization code flow with PKCE, against one configured provider."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import jwt
import requests
from django.conf import settings
from jwt import PyJWK, PyJWKSet

from kaoheng.text import Text
from kaoheng_web.organisation.models import Account
from kaoheng_web.shared.errors import Refusal

SECONDS = 10
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
FRESH = 300  # seconds between proving who one is to the provider and its token, where that was asked for

SILENT = Text(
    "统一身份认证没有正确应答，请稍后再试，或用密码登录。",
    "The identity provider does not answer as it should: try again later, or sign in with your password.",
)
STALE = Text("登录已超时或被打断，请重新开始。", "Signing in took too long or was interrupted: begin again.")
DECLINED = Text("统一身份认证没有放行，请重新登录。", "The identity provider did not let you in: begin again.")
UNTRUSTED = Text("统一身份认证的应答没有通过核验。", "The answer of the identity provider does not stand up to checks.")
NOT_FRESH = Text(
    "统一身份认证没有重新核验身份，请改用密码或动态码确认。",
    "The identity provider did not ask who you are again: confirm with your password or a code.",
)


@dataclass(frozen=True, slots=True)
class Journey:
    """What the session keeps while somebody is at the provider's."""

    state: str
    nonce: str
    verifier: str
    fresh: bool

    def kept(self) -> dict[str, Any]:
        """As the session stores it."""
        return asdict(self)


def offered() -> bool:
    """Whether a provider is configured."""
    return bool(settings.OIDC_ISSUER)


def set_out(back: str, *, fresh: bool) -> tuple[str, Journey]:
    """The address at the provider, and what to keep; `fresh` asks it to have people prove again who they are."""
    journey = Journey(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), fresh)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(journey.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT,
        "redirect_uri": back,
        "scope": "openid profile",
        "state": journey.state,
        "nonce": journey.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    again = {"prompt": "login", "max_age": "0"} if fresh else {}
    return f"{_described()['authorization_endpoint']}?{urlencode(asked | again)}", journey


def arrive(journey: Journey, answer: Mapping[str, str], back: str) -> str:
    """The name under which the provider knows whoever came back."""
    if "error" in answer:
        raise Refusal(DECLINED)
    if not secrets.compare_digest(answer.get("state", "").encode(), journey.state.encode()):
        raise Refusal(STALE)
    described = _described()
    spent = {
        "grant_type": "authorization_code",
        "code": answer.get("code", ""),
        "redirect_uri": back,
        "code_verifier": journey.verifier,
    }
    token = _asked(described["token_endpoint"], spent).get("id_token")
    named = _checked(str(token), described["jwks_uri"], journey).get(settings.OIDC_CLAIM)
    return str(named).strip() if isinstance(named, str | int) else ""


def account_named(name: str) -> Account | None:
    """The open account that the provider's name stands for; accounts are never made on the way."""
    column = "name" if settings.OIDC_NAMES == "account" else "person__staff_number"
    open_accounts = Account.objects.filter(closed_on__isnull=True).select_related("person")
    found: Account | None = open_accounts.filter(**{column: name}).first() if name else None
    return found


def _checked(token: str, keys: str, journey: Journey) -> Mapping[str, Any]:
    try:
        key = _key(token, PyJWKSet.from_dict(_asked(keys)))
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            audience=settings.OIDC_CLIENT,
            issuer=settings.OIDC_ISSUER,
            leeway=60,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, KeyError) as error:
        raise Refusal(UNTRUSTED) from error
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), journey.nonce.encode()):
        raise Refusal(UNTRUSTED)
    if journey.fresh and not _is_fresh(claims):
        raise Refusal(NOT_FRESH)
    return claims


def _is_fresh(claims: Mapping[str, Any]) -> bool:
    proven = claims.get("auth_time")
    return isinstance(proven, int) and 0 <= claims["iat"] - proven <= FRESH


def _key(token: str, keys: PyJWKSet) -> PyJWK:
    """The key that the token names; a provider with a single key need not name it."""
    name = jwt.get_unverified_header(token).get("kid")
    return keys.keys[0] if name is None and len(keys.keys) == 1 else keys[str(name)]


def _described() -> dict[str, str]:
    described = _asked(f"{settings.OIDC_ISSUER}/.well-known/openid-configuration")
    same = str(described.get("issuer", "")).rstrip("/") == settings.OIDC_ISSUER
    if not same or not all(described.get(name) for name in NEEDED):
        raise Refusal(SILENT)
    return described


def _asked(address: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the provider answers; the client's secret goes with forms only."""
    secret = (settings.OIDC_CLIENT, settings.OIDC_SECRET) if form else None
    try:
        answer = requests.request(
            "POST" if form else "GET", address, data=form, auth=secret, timeout=SECONDS, allow_redirects=False
        )
        answer.raise_for_status()
        found: Any = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise Refusal(SILENT) from error
    if not isinstance(found, dict):
        raise Refusal(SILENT)
    return found
