"""One-time codes (投票码、邀请码): twenty random digits, shown once on a slip and kept only as a keyed hash."""

import hmac
import secrets
from functools import lru_cache

from django.conf import settings

DIGITS = 20  # 66 bits
FOURS = 4
SALT = b"kaoheng.channels.codes"
_PLAIN = str.maketrans("０１２３４５６７８９", "0123456789", " -－—　\t")


def new_code() -> str:
    """A code that nobody guesses."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def new_id() -> int:
    """A random key of a row, so that keys tell nothing about the order in which rows came."""
    return secrets.randbelow(2**62) + 1


def typed(code: str) -> str:
    """A code as people type it: full-width digits, spaces and hyphens are no mistake.

    >>> typed("１234 5678-9012 3456 7890")
    '12345678901234567890'
    """
    return code.translate(_PLAIN)


def in_fours(code: str) -> str:
    """A code as a slip shows it.

    >>> in_fours("12345678901234567890")
    '1234 5678 9012 3456 7890'
    """
    return " ".join(code[at : at + FOURS] for at in range(0, len(code), FOURS))


def hash_of(code: str) -> str:
    """What is kept of a code."""
    return hmac.digest(_key(settings.SECRET_KEY), typed(code).encode("utf-8", "replace"), "sha256").hex()


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return hmac.digest(secret.encode(), SALT, "sha256")
