"""The implementing rules as a whole. A new chapter is one file and one line here."""

from collections.abc import Callable, Mapping

from kaoheng.clauses import channels, closing, consequences, general, grades, items, totals, vetoes
from kaoheng.clauses.english import in_english
from kaoheng.clauses.model import NOTHING, Chapter, Document
from kaoheng.clauses.writing import Writing
from kaoheng.method.edition import Method
from kaoheng.text import Text

CHAPTERS: tuple[Callable[[Writing], Chapter | None], ...] = (
    general.chapter,
    items.chapter,
    channels.chapter,
    totals.chapter,
    vetoes.chapter,
    grades.chapter,
    consequences.chapter,
    closing.chapter,
)


def implementing_rules(method: Method, names: Mapping[str, str] | None = None) -> Document:
    """The implementing rules (实施细则) of an edition; `names` are the titles of units by id."""
    writing, head = Writing(method, names or {}), method.method
    chapters = tuple(chapter for write in CHAPTERS if (chapter := write(writing)) is not None)
    title = Text(f"{head.title}实施细则", f"{head.title_en or head.title}: implementing rules")
    year = NOTHING if str(head.year) in head.title else Text(f"（{head.year}年度）", f"({head.year})")
    return in_english(Document(title, year, chapters), method.glossary)
