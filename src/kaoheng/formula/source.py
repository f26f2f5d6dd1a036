"""A formula's text made ready for Python's parser, with the way back to what the author typed."""

import ast
import re

from kaoheng.formula import mends
from kaoheng.formula.errors import FormulaError
from kaoheng.text import Text

LONGEST = 2_000

_NARROW = {wide: chr(ord(wide) - 0xFEE0) for wide in "（），．％＋－＊／＜＞＝！０１２３４５６７８９"} | {
    "−": "-",
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "　": " ",
    "\n": " ",
    "\t": " ",
    "\r": " ",
}
_ALLOWED = re.compile(r"[\w\s+\-*/%().,<>=!]")
_PERCENTAGE = re.compile(r"(?<![\w.])(\d+\.?\d*|\.\d+)%")


class Source:
    """One text: `_plain` in ASCII signs on one line, `_at` the column each of its characters came from."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise FormulaError(1, mends.too_long(len(text), LONGEST))
        plain, at = "", []
        for column, character in enumerate(text, 1):
            narrow = _NARROW.get(character, character)
            if not _ALLOWED.fullmatch(narrow[0]):
                raise FormulaError(column, mends.character(character))
            plain += narrow
            at += [column] * len(narrow)
        lead = len(plain) - len(plain.lstrip())
        self._plain, self._at = plain[lead:].rstrip(), at[lead:]
        if not self._plain:
            raise FormulaError(1, mends.EMPTY)
        # 30% becomes the imaginary literal 30j, one character for one, and is read back as a percentage
        self._python = _PERCENTAGE.sub(r"\1j", self._plain)
        if "%" in self._python:
            raise FormulaError(self._at[self._python.index("%")], mends.PERCENT)

    def parsed(self) -> ast.expr:
        """Python's own syntax tree, not yet checked."""
        try:
            return ast.parse(self._python, mode="eval").body
        except SyntaxError as error:
            offset = min(max(error.offset or 1, 1), len(self._plain))
            raise FormulaError(self._at[offset - 1], mends.UNREADABLE) from None
        except (RecursionError, MemoryError, ValueError, OverflowError):
            raise FormulaError(1, mends.TOO_DEEP) from None

    def written(self, node: ast.expr) -> str:
        """A node as the author wrote it, in ASCII signs."""
        return self._plain[self._place(node.col_offset) : self._place(node.end_col_offset or 0)]

    def error(self, node: ast.expr, mend: Text) -> FormulaError:
        """The error to raise at a node."""
        return FormulaError(self._at[self._place(node.col_offset)], mend)

    def _place(self, offset: int) -> int:
        """Python counts columns in UTF-8 bytes."""
        return len(self._python.encode()[:offset].decode())
