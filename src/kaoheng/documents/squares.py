"""A code of dark and light squares as a picture: the same rows give the same bytes."""

import re
import struct
import zlib
from collections.abc import Sequence

SCALE = 8
_DARK = re.compile("1+")
_SIGN = b"\x89PNG\r\n\x1a\n"


def svg(rows: Sequence[str]) -> str:
    """One path, a rectangle for every run of dark squares.

    >>> svg(("110", "001"))[-42:]
    "<path d='M0 0h2v1h-2zM2 1h1v1h-1z'/></svg>"
    """
    dark = "".join(
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {len(rows)} {len(rows)}'><path d='{dark}'/></svg>"


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
