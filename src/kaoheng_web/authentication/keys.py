"""Security keys (WebAuthn): what the browser is asked, and whether its answer is right."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from kaoheng_web.authentication.models import SecurityKey
from kaoheng_web.authentication.sealing import digests
from kaoheng_web.organisation.models import Account

PLATFORM = "考衡 Kaoheng"
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error)  # what fido2 raises at nonsense
PREFERRED = UserVerificationRequirement.PREFERRED


@dataclass(frozen=True, slots=True)
class Site:
    """The address under which people know the platform: a key answers no other."""

    origin: str
    host: str

    def server(self) -> Fido2Server:
        """The side of the ceremony that asks and checks."""
        party = PublicKeyCredentialRpEntity(name=PLATFORM, id=self.host)
        return Fido2Server(party, verify_origin=lambda origin: origin == self.origin)


class Question(NamedTuple):
    """What the browser is asked, and what the session keeps until it answers."""

    options: dict[str, Any]
    state: dict[str, str]


class Answered(NamedTuple):
    """The key that answered, and how often it has signed by its own count."""

    key: SecurityKey
    signatures: int


def ask_for_new(site: Site, account: Account) -> Question:
    """Ask for a key that the account does not have yet."""
    user = PublicKeyCredentialUserEntity(
        name=account.name, id=bytes.fromhex(digests(f"account {account.pk}")[0]), display_name=account.person.name
    )
    options, state = site.server().register_begin(user, _credentials(account.security_keys.all()), None, PREFERRED)
    return Question(dict(options), state)


def ask_for_known(site: Site, account: Account) -> Question:
    """Ask for one of the keys of the account."""
    options, state = site.server().authenticate_begin(_credentials(account.security_keys.all()), PREFERRED)
    return Question(dict(options), state)


def made(site: Site, state: Mapping[str, str], response: Mapping[str, Any]) -> SecurityKey | None:
    """The key that the browser made, not saved yet; none when the answer is wrong."""
    try:
        data = site.server().register_complete(state, response)
    except WRONG:
        return None
    if data.credential_data is None:
        return None
    identity = websafe_encode(data.credential_data.credential_id)
    return SecurityKey(credential_id=identity, credential=data.credential_data.hex(), sign_count=data.counter)


def answered(site: Site, account: Account, state: Mapping[str, str], response: Mapping[str, Any]) -> Answered | None:
    """Which key of the account signed the challenge; none when the answer is wrong."""
    known = {key.credential_id: key for key in account.security_keys.all()}
    try:
        credential = site.server().authenticate_complete(state, _credentials(known.values()), response)
        count = AuthenticationResponse.from_dict(response).response.authenticator_data.counter
    except WRONG:
        return None
    return Answered(known[websafe_encode(credential.credential_id)], count)


def _credentials(keys: Iterable[SecurityKey]) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes.fromhex(key.credential)) for key in keys]
