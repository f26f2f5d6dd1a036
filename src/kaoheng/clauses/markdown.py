"""A regulation as Markdown. Every article carries the id of what it speaks of as an anchor."""

from collections.abc import Iterator
from itertools import count

from kaoheng.clauses.model import Article, Chapter, Document, Paragraph, Table
from kaoheng.clauses.numerals import gap, heading, stop
from kaoheng.text import Language


def markdown(document: Document, language: Language = "zh") -> str:
    """The whole document; articles are numbered from first to last."""
    return "\n\n".join(_parts(document, language)) + "\n"


def _parts(document: Document, language: Language) -> Iterator[str]:
    yield f"# {_safe(document.title[language])}"
    if document.subtitle[language]:
        yield _safe(document.subtitle[language])
    articles = count(1)
    for number, chapter in enumerate(document.chapters, 1):
        yield f"## {heading(number, 'chapter')[language]}{gap(language)}{_safe(chapter.title[language])}"
        yield from _chapter(chapter, articles, language)


def _chapter(chapter: Chapter, articles: "count[int]", language: Language) -> Iterator[str]:
    number = 0
    for section in chapter.sections:
        if section.title.zh:
            number += 1
            yield f"### {heading(number, 'section')[language]}{gap(language)}{_safe(section.title[language])}"
        for article in section.articles:
            yield from _article(article, next(articles), language)


def _article(article: Article, number: int, language: Language) -> Iterator[str]:
    title = f"**{heading(number, 'article')[language]}{gap(language)}{_safe(article.title[language])}**"
    yield f'<a id="{article.id}"></a>{title}'
    for part in article.body:
        if isinstance(part, Paragraph):
            yield _safe(part.text[language])
            for at, point in enumerate(part.points, 1):
                words = heading(at, "point") + point + stop(at, len(part.points))
                yield _safe(words[language])
        else:
            yield _table(part, language)


def _table(table: Table, language: Language) -> str:
    rows = [[_safe(cell[language]) for cell in row] for row in (table.heads, *table.rows)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(table.heads), *lines[1:]])


def _safe(text: str) -> str:
    """Text from a method as Markdown shows it: no tags, no emphasis, one line."""
    line = " ".join(text.split("\n"))
    for sign in "\\`*_<>[]#|":
        line = line.replace(sign, "\\" + sign)
    return line
