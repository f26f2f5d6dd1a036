"""An edition to read: its clauses, how it differs from the one before, and its files."""

from itertools import count
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.clauses.model import Document, Paragraph
from kaoheng.clauses.numerals import heading, stop
from kaoheng.clauses.rules import implementing_rules
from kaoheng_web.methods.differences import compared
from kaoheng_web.methods.exchange import clauses_docx, indicators_xlsx
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import names_by_code, predecessor
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.shared.language import language

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def clauses(request: HttpRequest, pk: int) -> HttpResponse:
    """The implementing rules as a page."""
    found = visible_edition(request, pk)
    document = implementing_rules(found.method, names_by_code())
    shown = {"edition": found, "document": document, "chapters": _numbered(document)}
    return render(request, "methods/clauses.html", shown)


def differences(request: HttpRequest, pk: int) -> HttpResponse:
    """How it differs from the edition it came from, or the one of the year before, in words."""
    found = visible_edition(request, pk)
    other = predecessor(found)
    rows = compared(other.method, found.method) if other else []
    return render(request, "methods/differences.html", {"edition": found, "other": other, "rows": rows})


def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The implementing rules in Word."""
    found = visible_edition(request, pk)
    return _file(clauses_docx(found, names_by_code(), language(), demo=settings.DEMO), DOCX, found, "实施细则", "docx")


def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of indicators."""
    found = visible_edition(request, pk)
    return _file(indicators_xlsx(found, names_by_code(), language()), XLSX, found, "指标表", "xlsx")


def yaml(request: HttpRequest, pk: int) -> HttpResponse:
    """The method file, as it was drafted."""
    found = visible_edition(request, pk)
    return _file(found.text.encode(), "application/yaml; charset=utf-8", found, "方法文件", "yaml")


def _file(content: bytes, kind: str, edition: Edition, what: str, suffix: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = quote(f"{edition.year}年度考核办法{what}.{suffix}")
    answer["Content-Disposition"] = f"attachment; filename=\"method-{edition.year}.{suffix}\"; filename*=UTF-8''{name}"
    return answer


def _numbered(document: Document) -> list[dict[str, Any]]:
    """Chapters, sections and articles with their numbers, as regulations count."""
    articles = count(1)
    chapters = []
    for number, chapter in enumerate(document.chapters, 1):
        titled, sections = count(1), []
        for section in chapter.sections:
            head = heading(next(titled), "section") if section.title.zh else None
            rows = [
                {"number": heading(next(articles), "article"), "article": each, "parts": _parts(each.body)}
                for each in section.articles
            ]
            sections.append({"number": head, "section": section, "articles": rows})
        chapters.append({"number": heading(number, "chapter"), "chapter": chapter, "sections": sections})
    return chapters


def _parts(body: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": part.text,
            "points": [
                heading(at, "point") + point + stop(at, len(part.points)) for at, point in enumerate(part.points, 1)
            ],
        }
        if isinstance(part, Paragraph)
        else {"table": part}
        for part in body
    ]
