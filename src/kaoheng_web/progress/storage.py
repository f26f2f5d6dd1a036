"""Where the bytes of evidence files stand: under their hash, so that the same bytes stand once and never change."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Upload(NamedTuple):
    """A file as it was handed in."""

    name: str
    content: bytes


def place_of(digest: str) -> Path:
    """Where bytes with this hash stand."""
    return Path(settings.DATA_FOLDER) / "evidence" / digest[:2] / digest


def keep(content: bytes) -> str:
    """Put bytes in their place; their hash. Bytes that stand already are left as they are."""
    digest = sha256(content).hexdigest()
    place = place_of(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(".part")
        part.write_bytes(content)
        part.replace(place)
    return digest


def read(digest: str) -> bytes | None:
    """The bytes with this hash; nothing where they are gone or no longer have it."""
    place = place_of(digest)
    content = place.read_bytes() if place.is_file() else b""
    return content if sha256(content).hexdigest() == digest else None
