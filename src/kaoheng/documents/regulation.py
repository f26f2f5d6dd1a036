"""A regulation as an official Word document."""

from itertools import count
from pathlib import Path

from kaoheng.clauses.model import Article, Document, Paragraph
from kaoheng.clauses.numerals import gap, heading, stop
from kaoheng.documents.blocks import Imprint, RedHead
from kaoheng.documents.paper import Paper
from kaoheng.text import Language


def write_regulation(
    document: Document,
    path: Path,
    language: Language = "zh",
    head: RedHead | None = None,
    end: Imprint | None = None,
    note: str = "",
) -> None:
    """Write a regulation to a .docx file; once it is issued between a red head and an imprint.

    A note may stand above everything.
    """
    paper, space = Paper(document.title[language]), gap(language)
    if note:
        paper.note(note)
    if head is not None:
        paper.red_head(head.mark, head.number)
    paper.title(document.title[language])
    paper.under_title(document.subtitle[language])
    articles = count(1)
    for number, chapter in enumerate(document.chapters, 1):
        paper.heading(heading(number, "chapter")[language] + space + chapter.title[language], 1)
        titled = count(1)
        for section in chapter.sections:
            if section.title.zh:
                paper.heading(heading(next(titled), "section")[language] + space + section.title[language], 2)
            for article in section.articles:
                paper.heading(heading(next(articles), "article")[language] + space + article.title[language], 3)
                _body(paper, article, language)
    if end is not None:
        paper.imprint(end.copied, end.issuer, end.issued)
    paper.save(path)


def _body(paper: Paper, article: Article, language: Language) -> None:
    for part in article.body:
        if isinstance(part, Paragraph):
            paper.paragraph(part.text[language])
            for at, point in enumerate(part.points, 1):
                words = heading(at, "point") + point + stop(at, len(part.points))
                paper.paragraph(words[language])
        else:
            rows = [[cell[language] for cell in row] for row in part.rows]
            paper.table(part.title[language], [head[language] for head in part.heads], rows)
