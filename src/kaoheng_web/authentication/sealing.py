"""Secrets as the database keeps them: sealed with a key of the settings, or as a digest that tells nothing."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(secret: str) -> str:
    """A secret, encrypted with the first key."""
    return MultiFernet(_keys()).encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret again, whichever of the keys had sealed it."""
    return MultiFernet(_keys()).decrypt(sealed.encode()).decode()


def digests(code: str) -> list[str]:
    """A code by each of the keys: enough to know it again, useless to whoever reads the database."""
    keys = [_derived(key, b"digest") for key in settings.FACTOR_KEYS]
    return [hmac.new(key, code.encode(), hashlib.sha256).hexdigest() for key in keys]


def _keys() -> list[Fernet]:
    return [Fernet(base64.urlsafe_b64encode(_derived(key, b"seal"))) for key in settings.FACTOR_KEYS]


def _derived(key: str, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"kaoheng authentication " + purpose).derive(key.encode())
