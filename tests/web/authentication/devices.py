"""What people hold in their hands: a phone that shows codes, and a security key, both made of software."""

import base64
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from kaoheng_web.shared import clock

FLAG = AuthenticatorData.FLAG


def shown(secret: str, later: int = 0) -> str:
    """The code that the phone shows now, or some half minutes later."""
    generator = TOTP(base64.b32decode(secret), 6, SHA1(), 30)
    return generator.generate(int(clock.now().timestamp()) + 30 * later).decode()


@dataclass
class SoftKey:
    """A key that signs as one of metal would."""

    origin: str = "http://testserver"
    counts: bool = True
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    identity: bytes = field(default_factory=lambda: os.urandom(32))
    signed: int = 0

    def made(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to being asked for a new key."""
        asked = options["publicKey"]
        public = ES256.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.identity, public)
        data = AuthenticatorData.create(
            sha256(asked["rp"]["id"].encode()), FLAG.UP | FLAG.AT, self._count(), credential
        )
        said = {"attestationObject": websafe_encode(AttestationObject.create("none", data, {}))}
        return self._answer("webauthn.create", asked["challenge"], said)[1]

    def signing(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to being asked to sign a challenge."""
        asked = options["publicKey"]
        data = AuthenticatorData.create(sha256(asked["rpId"].encode()), FLAG.UP, self._count())
        client, answer = self._answer("webauthn.get", asked["challenge"], {"authenticatorData": websafe_encode(data)})
        signature = self.private.sign(data + client.hash, ec.ECDSA(SHA256()))
        answer["response"]["signature"] = websafe_encode(signature)
        return answer

    def _count(self) -> int:
        self.signed += self.counts
        return self.signed

    def _answer(self, kind: str, challenge: str, said: dict[str, str]) -> tuple[CollectedClientData, dict[str, Any]]:
        client = CollectedClientData.create(kind, websafe_decode(challenge), self.origin)
        identity = websafe_encode(self.identity)
        response = {"clientDataJSON": websafe_encode(client), **said}
        return client, {"id": identity, "rawId": identity, "type": "public-key", "response": response}
