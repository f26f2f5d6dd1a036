"""The ballot paper (票样): what is asked and which marks may be given, fixed when the session opens."""

import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from functools import lru_cache

from kaoheng.numbers import as_text
from kaoheng.tally.ballot import Ballot
from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW
from kaoheng.text import Text
from kaoheng_web.channels.booth.filling import BLANK

DIGITS = "0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a unit, and the aspect that is marked."""

    unit: int
    name: str
    aspect: str
    title: str


@dataclass(frozen=True, slots=True)
class Paper:
    """All lines, and the marks, best first; the last two are no grades: 不了解, 弃权."""

    rows: tuple[Row, ...]
    marks: tuple[str, ...]
    most: tuple[tuple[str, str], ...]
    """The largest share of the lines that may bear a mark."""

    def text(self) -> str:
        """As the session keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    def problems(self, marks: str) -> dict[int, Text]:
        """What is wrong with a filled-in paper, by line; a line left blank is an abstention and not wrong."""
        known = set(DIGITS[: len(self.marks)]) | {BLANK}
        odd = Text("请在所列选项中选择一项。", "Choose one of the marks that are offered.")
        return {at: odd for at in range(len(self.rows)) if marks[at : at + 1] not in known}

    def too_many(self, marks: str) -> list[Text]:
        """Marks given more often than the method allows; such a paper would be void."""
        found = []
        for mark, share in self.most:
            given = sum(self.mark(each) == mark for each in marks)
            if given > Fraction(share) * len(self.rows):
                top = int(Fraction(share) * len(self.rows))
                found.append(
                    Text(
                        f"“{mark}”最多选{top}项，您选了{given}项，请改选。",
                        f"At most {top} lines may bear “{mark}”; you chose {given}.",
                    )
                )
        return found

    def mark(self, digit: str) -> str:
        """The mark that a digit stands for; a blank line abstains."""
        return ABSTAIN if digit == BLANK else self.marks[DIGITS.index(digit)]


def paper_of(channel: Ballot, units: list[tuple[int, str]]) -> Paper:
    """The paper of a channel for units by key and name."""
    aspects = [(id, aspect.title or id) for id, aspect in channel.aspects.items()] or [("", "")]
    rows = tuple(Row(unit, name, aspect, title) for unit, name in units for aspect, title in aspects)
    most = channel.papers.most if channel.papers else {}
    shares = tuple((mark, as_text(share)) for mark, share in most.items())
    return Paper(rows, (*channel.scale, DONT_KNOW, ABSTAIN), shares)


@lru_cache(maxsize=64)
def read(text: str) -> Paper:
    """A paper as the session keeps it."""
    kept = json.loads(text)
    rows = tuple(Row(**row) for row in kept["rows"])
    return Paper(rows, tuple(kept["marks"]), tuple((mark, share) for mark, share in kept["most"]))
