"""What is wrong at a place in a method, before its file and line are known; and words that problems share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from kaoheng.findings import Finding, Severity
from kaoheng.method.positions import Loc, Positions
from kaoheng.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding that does not know its file yet."""

    code: str
    loc: Loc
    what: Text
    mend: Text
    severity: Severity = "error"
    line: int | None = None
    """Where it is not the line on which the value starts."""

    def found(self, positions: Positions) -> Finding:
        """The finding, with file, line and path."""
        place = positions.place(self.loc)
        if self.line is not None:
            place = replace(place, line=self.line)
        return Finding(self.code, place, self.what, self.mend, self.severity)


def warning(code: str, loc: Loc, what: Text, mend: Text) -> Problem:
    """A problem that does not stop the work."""
    return Problem(code, loc, what, mend, "warning")


def listed(names: Iterable[object], zh: str = "、", en: str = ", ", most: int = 8) -> Text:
    """Names in a row; long lists are cut.

    >>> listed("abc")["zh"], listed(range(20), most=2)["en"]
    ('a、b、c', '0, 1 and 18 more')
    """
    words = [str(name) for name in names]
    rest = len(words) - most
    if rest > 0:
        return Text(f"{zh.join(words[:most])}等{len(words)}个", f"{en.join(words[:most])} and {rest} more")
    return Text(zh.join(words), en.join(words))


def near(word: str, known: Iterable[str]) -> Text:
    """A mend that names what was probably meant.

    >>> near("partial_stp", ["size", "partial_step"])["en"]
    'Did you mean partial_step?'
    """
    names = list(known)
    close = get_close_matches(word.lower(), names, 1, 0.85) or get_close_matches(word.lower(), names, 3, 0.6)
    if close:
        return Text(f"是否指 {' 或 '.join(close)}？", f"Did you mean {' or '.join(close)}?")
    if not names:
        return Text("请删去", "Remove it")
    said = listed(names, " | ", " | ", most=40)
    return Text(f"可用的有 {said.zh}", f"Known are {said.en}")
