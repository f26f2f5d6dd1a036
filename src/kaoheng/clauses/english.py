"""The English of a regulation, without the Chinese words of the method it was written from."""

from kaoheng.clauses.model import Article, Chapter, Document, Paragraph, Section, Table
from kaoheng.text import Glossary


def in_english(document: Document, glossary: Glossary) -> Document:
    """The document with the method's own words in English wherever an English sentence has them."""
    said = glossary.text
    chapters = tuple(
        Chapter(
            said(chapter.title),
            tuple(
                Section(said(section.title), tuple(_article(article, glossary) for article in section.articles))
                for section in chapter.sections
            ),
        )
        for chapter in document.chapters
    )
    return Document(said(document.title), said(document.subtitle), chapters)


def _article(article: Article, glossary: Glossary) -> Article:
    return Article(article.id, glossary.text(article.title), tuple(_part(part, glossary) for part in article.body))


def _part(part: Paragraph | Table, glossary: Glossary) -> Paragraph | Table:
    said = glossary.text
    if isinstance(part, Paragraph):
        return Paragraph(said(part.text), tuple(map(said, part.points)))
    rows = tuple(tuple(map(said, row)) for row in part.rows)
    return Table(said(part.title), tuple(map(said, part.heads)), rows)
