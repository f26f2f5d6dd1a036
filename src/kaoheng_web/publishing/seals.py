"""How a document is told from an imitation: sixteen digits of its content, and the way to where it is checked."""

from hashlib import sha256

import segno
from django.conf import settings
from stdnum import luhn

from kaoheng.documents.blocks import Block, Squares, dumps
from kaoheng_web.channels.codes import in_fours

DIGITS = 16
QUIET = 4


def code_of(blocks: list[Block]) -> str:
    """Fifteen digits of the hash of what a document says, and a digit that shows slips of the hand.

    >>> from kaoheng.documents.blocks import Note
    >>> code_of([Note("甲")]) == code_of([Note("甲")]), code_of([Note("甲")]) == code_of([Note("乙")])
    (True, False)
    """
    digits = f"{int(sha256(dumps(blocks).encode()).hexdigest(), 16) % 10 ** (DIGITS - 1):0{DIGITS - 1}}"
    return digits + str(luhn.calc_check_digit(digits))


def well_formed(code: str) -> bool:
    """Whether sixteen digits can be a code at all."""
    return len(code) == DIGITS and code.isascii() and code.isdigit() and bool(luhn.is_valid(code))


def seal(code: str) -> Squares:
    """What stands at the end of a document."""
    address = f"{settings.ORIGIN}/verify/?code={code}"
    rows = segno.make(address, error="m", micro=False).matrix_iter(border=QUIET)
    words = (f"验证码：{in_fours(code)}", f"扫码或到 {settings.ORIGIN}/verify/ 输入验证码，核对本件是否原件。")
    return Squares(tuple("".join("1" if square else "0" for square in row) for row in rows), words)
