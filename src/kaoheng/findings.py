"""What is wrong with an input, where, and how to mend it; always all of it at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kaoheng.text import Language, Text

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding sits: a file, and a line and path in it, or a sheet, row and column."""

    file: str = ""
    line: int | None = None
    path: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def words(self, language: Language = "zh") -> str:
        """The place as people say it; parts that are unknown are left out."""
        zh = language == "zh"
        parts = [
            self.file,
            (f"工作表 {self.sheet}" if zh else f"sheet {self.sheet}") if self.sheet else "",
            (f"第{self.line}行" if zh else f"line {self.line}") if self.line else "",
            (f"第{self.row}行" if zh else f"row {self.row}") if self.row else "",
            (f"列 {self.column}" if zh else f"column {self.column}") if self.column else "",
            self.path,
        ]
        return (" · " if zh else ", ").join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a stable code, the place, what is wrong, and how to mend it."""

    code: str
    place: Place
    what: Text
    mend: Text
    severity: Severity = "error"

    def sentence(self, language: Language = "zh") -> str:
        """One line a person can act on."""
        where = self.place.words(language)
        stop = "：" if language == "zh" else ": "
        dash = "。" if language == "zh" else ". "
        return f"{where}{stop if where else ''}{self.what[language]}{dash}{self.mend[language]}"


class Refused(Exception):
    """Input that cannot be used; carries every finding, not only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(finding.sentence("en") for finding in self.findings))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Only the findings that stop the work."""
    return [finding for finding in findings if finding.severity == "error"]
