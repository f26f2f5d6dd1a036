"""Findings as they are made: one by one, or row by row with a bound on how many are spelled out."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from kaoheng.findings import Finding, Place, Refused, Severity, errors
from kaoheng.tables import Sheet
from kaoheng.text import Text

MOST_OF_A_KIND = 10_000
"""How many findings of one kind are spelled out; the others are counted."""
_MOST_SUGGESTIONS = 200
_MOST_NAMES = 5_000


class Problems:
    """All findings so far; `stop` refuses the input when there is an error among them."""

    def __init__(self) -> None:
        self.found: list[Finding] = []
        self._suggested = 0

    def add(self, code: str, place: Place, what: Text, mend: Text, severity: Severity = "error") -> None:
        """Keep one finding."""
        self.found.append(Finding(code, place, what, mend, severity))

    def warn(self, code: str, place: Place, what: Text, mend: Text) -> None:
        """Keep a finding that does not stop the work."""
        self.add(code, place, what, mend, "warning")

    def rows(
        self,
        code: str,
        sheet: Sheet,
        rows: NDArray[np.intp],
        column: str,
        say: Callable[[int], tuple[Text, Text]],
        severity: Severity = "error",
    ) -> None:
        """One finding for every row, placed there; `say` gives what is wrong and the mend."""
        for row in rows[:MOST_OF_A_KIND].tolist():
            self.add(code, sheet.place(row, column), *say(row), severity)
        self.and_more(code, sheet.place(None, column), len(rows), severity)

    def and_more(self, code: str, place: Place, count: int, severity: Severity = "error") -> None:
        """Say how many findings of a kind were not spelled out, if any."""
        rest = count - MOST_OF_A_KIND
        if rest > 0:
            what = Text(f"另有{rest}处同样的问题", f"there are {rest} more problems of this kind")
            self.add(code, place, what, Text("请先修改以上各处", "Mend those above first"), severity)

    def suggest(self, word: str, known: Iterable[str], mend: Text) -> Text:
        """The mend, after the known word that looks most like the one written."""
        names = {name.casefold(): name for name in known}
        self._suggested += 1
        if self._suggested > _MOST_SUGGESTIONS or len(names) > _MOST_NAMES:
            return mend
        close = [names[name] for name in get_close_matches(word[:80].casefold(), names, 1, 0.6)]
        return Text(f"是否应为“{close[0]}”？", f"Did you mean “{close[0]}”? ") + mend if close else mend

    def stop(self) -> None:
        """Refuse with everything found, when any of it is an error."""
        if errors(self.found):
            raise Refused(self.found)


def shown(text: str) -> str:
    """Text from a file as it can stand in a sentence: one line, not too long.

    >>> shown("12,5" + chr(10) + "x" * 60)[-1], len(shown("x" * 999))
    ('…', 40)
    """
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text[:200].split()))
    return line if len(line) <= 40 else line[:39] + "…"
