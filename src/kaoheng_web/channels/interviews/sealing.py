"""Notes as the database keeps them: sealed with AES-256-GCM under a key of the settings, and to their own record.

`INTERVIEW_KEYS` lists the keys, 64 hexadecimal digits each: the first one seals, all of them open, so that a key can be
replaced by putting a new one in front. A sealed text moved to another record does not open there.
"""

from base64 import b64decode, b64encode
from hashlib import sha256
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE, MARK = 12, 4


class Unreadable(Exception):
    """No key of the settings opens it: the key is gone, or the text was changed or moved."""


def sealed(text: str, record: str) -> str:
    """A text that only the keys open again, and only for that record."""
    key, nonce = _keys()[0], token_bytes(NONCE)
    hidden = AESGCM(key).encrypt(nonce, text.encode(), record.encode())
    return b64encode(_mark(key) + nonce + hidden).decode("ascii")


def opened(token: str, record: str) -> str:
    """The text again."""
    raw = b64decode(token)
    mark, nonce, hidden = raw[:MARK], raw[MARK : MARK + NONCE], raw[MARK + NONCE :]
    for key in _keys():
        if _mark(key) == mark:
            try:
                return AESGCM(key).decrypt(nonce, hidden, record.encode()).decode()
            except InvalidTag:
                raise Unreadable(record) from None
    raise Unreadable(record)


def _keys() -> list[bytes]:
    return [bytes.fromhex(key) for key in settings.INTERVIEW_KEYS]


def _mark(key: bytes) -> bytes:
    """Which key sealed a text, without telling anything of the key."""
    return sha256(b"kaoheng interviews" + key).digest()[:MARK]
