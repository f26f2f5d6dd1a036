"""Codes of six digits that change every half minute (RFC 6238), and codes on paper."""

import base64
import secrets
from datetime import datetime

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS, SECONDS, AROUND = 6, 30, 1
RECOVERY_CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else


def new_secret() -> str:
    """A secret of 160 bits, as people can type it into a phone."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_of(code: str, secret: str, now: datetime, after: int) -> int | None:
    """The half minute to which a code belongs; none when it is wrong, too old, or not after one that was used.

    >>> from datetime import UTC
    >>> now = datetime.fromtimestamp(59, UTC)  # a worked example of RFC 6238
    >>> secret = base64.b32encode(b"12345678901234567890").decode()
    >>> step_of("287082", secret, now, after=0), step_of("287082", secret, now, after=1)
    (1, None)
    """
    given, generator = code.encode(), _generator(secret)
    here = int(now.timestamp()) // SECONDS
    for step in range(max(here - AROUND, after + 1, 0), here + AROUND + 1):
        if secrets.compare_digest(generator.generate(step * SECONDS), given):
            return step
    return None


def address(secret: str, account: str, platform: str) -> str:
    """What the QR code says to the app on the phone."""
    return _generator(secret).get_provisioning_uri(account, platform)


def picture(words: str) -> str:
    """A QR code as the source of an image."""
    return str(segno.make(words, error="m").svg_data_uri(scale=5, border=2))


def new_recovery_codes() -> list[str]:
    """Ten codes of eighty bits each, which no hand-held guessing finds."""
    return ["-".join(_letters(4) for _ in range(4)) for _ in range(RECOVERY_CODES)]


def new_password() -> str:
    """A first password to hand over; its owner changes it at once."""
    return "-".join(_letters(4) for _ in range(5))


def tidy(code: str) -> str:
    """A code as it was meant: without spaces, full-width digits made narrow."""
    return "".join(code.split()).lower().translate({0xFF10 + digit: str(digit) for digit in range(10)})


def _generator(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), SECONDS)


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))
