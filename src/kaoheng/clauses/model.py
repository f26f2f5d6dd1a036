"""A regulation as a document: chapters (章), sections (节), articles (条), paragraphs (款), items (项), tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng.text import Text

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (款), and the numbered items (项) it may introduce."""

    text: Text
    points: tuple[Text, ...] = ()


def listed(head: Text, points: tuple[Text, ...]) -> Paragraph:
    """A paragraph that introduces items; a single one follows in the same sentence.

    >>> listed(Text("实行“一票否决”：", "vetoed: "), (Text("不得评为优秀", "not graded best"),)).text.zh
    '实行“一票否决”：不得评为优秀。'
    """
    if len(points) == 1:
        return Paragraph(head + Text("", "" if head.en.endswith(" ") else " ") + points[0] + Text("。", "."))
    return Paragraph(head, points)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title; the first column names the rows."""

    title: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article (条), numbered through the whole document; `id` is what it speaks of in the data."""

    id: str
    title: Text
    body: tuple[Paragraph | Table, ...]

    def texts(self) -> Iterator[Text]:
        """Everything the article says, in order."""
        yield self.title
        for part in self.body:
            if isinstance(part, Paragraph):
                yield part.text
                yield from part.points
            else:
                yield part.title
                yield from part.heads
                for row in part.rows:
                    yield from row


@dataclass(frozen=True, slots=True)
class Section:
    """Articles under a heading (节); one without a title only holds them."""

    title: Text
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter (章)."""

    title: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A regulation from its title to its last article."""

    title: Text
    subtitle: Text
    chapters: tuple[Chapter, ...]

    def articles(self) -> Iterator[Article]:
        """Every article, in the order of their numbers."""
        for chapter in self.chapters:
            for section in chapter.sections:
                yield from section.articles
