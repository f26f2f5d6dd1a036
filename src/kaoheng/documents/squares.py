"""A code of dark and light squares as a PNG picture: the same rows give the same bytes."""

import struct
import zlib
from collections.abc import Sequence

SCALE = 8
_SIGN = b"\x89PNG\r\n\x1a\n"


def picture(rows: Sequence[str]) -> bytes:
    """One bit a dot, every square eight dots wide.

    >>> picture(("10", "01"))[:8] == _SIGN
    True
    """
    side = len(rows) * SCALE
    lines = b"".join((b"\0" + _dots(row)) * SCALE for row in rows)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return _SIGN + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(lines, 9)) + _chunk(b"IEND", b"")


def _dots(row: str) -> bytes:
    """A square is eight dots, which is a byte: dark is 0."""
    return bytes(0 if square == "1" else 255 for square in row)


def _chunk(kind: bytes, told: bytes) -> bytes:
    return struct.pack(">I", len(told)) + kind + told + struct.pack(">I", zlib.crc32(kind + told))
