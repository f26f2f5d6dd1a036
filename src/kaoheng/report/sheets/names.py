"""Names a spreadsheet program accepts for its sheets."""

import re

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31


class SheetNames:
    """Gives out names that are legal and never twice the same, whatever the case.

    >>> names = SheetNames()
    >>> names.legal("经济/社会: [发展]?"), names.legal("经济/社会: [发展]?"), names.legal("")
    ('经济 社会 发展', '经济 社会 发展 (2)', 'Sheet')
    """

    def __init__(self) -> None:
        self._used = {"history"}

    def legal(self, title: str) -> str:
        """The title as a name: forbidden signs become spaces, long titles are cut, twins are numbered."""
        words = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ") or "Sheet"
        number, name = 1, _cut(words, _LONGEST)
        while name.casefold() in self._used:
            number += 1
            tail = f" ({number})"
            name = _cut(words, _LONGEST - len(tail)) + tail
        self._used.add(name.casefold())
        return name


def _cut(words: str, most: int) -> str:
    """At most so many UTF-16 units, which is how Excel counts; a cut name shows it."""
    if _units(words) <= most:
        return words
    while _units(words) > most - 1:
        words = words[:-1]
    return words.rstrip("' ") + "…"


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
