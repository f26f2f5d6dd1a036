"""Many units or people at once: upload, look at every line, then all or none; and the workbook back with comments."""

from base64 import b64decode, b64encode

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.exchange.forms import WorkbookForm
from kaoheng_web.organisation.exchange.people import PEOPLE
from kaoheng_web.organisation.exchange.units import UNITS
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words
from kaoheng_web.shared.workbooks.checking import Checked, with_comments
from kaoheng_web.shared.workbooks.columns import as_download, empty_form
from kaoheng_web.shared.workbooks.reading import MOST_BYTES, TOO_LARGE, read_form

SALT, KEPT_FOR = "organisation.import", 3600
LOST = Text("预览已失效，请重新上传。", "The preview is no longer valid: upload the file again.")
NO_FILE = Text("请选择文件。", "Choose a file.")
BY_NAME = {form.name: form for form in (UNITS, PEOPLE)}


def upload(request: HttpRequest, form: str) -> HttpResponse:
    """The upload, its preview with every problem in its cell, and the deed; the file itself travels with the page."""
    asked, by = BY_NAME[form], acting(request)
    if request.method != "POST":
        return _page(request, asked)
    try:
        content = _content(request, by.pk)
        filled = read_form(content, asked.columns)
    except Refusal as refusal:
        return _page(request, asked, problems=[words(text) for text in refusal.sentences])
    rows = asked.check(by, filled.lines)
    if "comments" in request.POST:
        return as_download(with_comments(content, filled, rows), f"{asked.name}-checked.xlsx")
    if "kept" not in request.POST or any(row.problems for row in rows):
        return _page(request, asked, rows, kept=_kept(content, by.pk))
    count = asked.take_in(by, rows)
    told = Text(f"已导入，{count}行有变化。", f"Taken in: {count} lines changed something.")
    return went_well(request, reverse(asked.back), told)


def template(_: HttpRequest, form: str) -> HttpResponse:
    """The empty form."""
    asked = BY_NAME[form]
    return as_download(empty_form(asked.title.zh, asked.columns), f"{asked.name}.xlsx")


def _content(request: HttpRequest, person: int) -> bytes:
    if "kept" in request.POST:
        try:
            kept: str = signing.loads(request.POST["kept"], salt=f"{SALT}.{person}", max_age=KEPT_FOR)
        except signing.BadSignature:
            raise Refusal(LOST) from None
        return b64decode(kept)
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(NO_FILE)
    if (file.size or 0) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    content: bytes = file.read()
    return content


def _kept(content: bytes, person: int) -> str:
    return signing.dumps(b64encode(content).decode(), salt=f"{SALT}.{person}")


def _page(
    request: HttpRequest,
    form: WorkbookForm,
    rows: list[Checked] | None = None,
    problems: list[str] | None = None,
    kept: str = "",
) -> HttpResponse:
    wrong = sum(bool(row.problems) for row in rows or ())
    shown = {
        "form": form,
        "rows": [{"row": row, "cells": _cells(form, row)} for row in rows or ()],
        "problems": problems,
        "wrong": wrong,
        "kept": kept,
        "template": reverse(f"organisation:{form.name}_template"),
    }
    return render(request, "organisation/import.html", shown, status=422 if problems or wrong else 200)


def _cells(form: WorkbookForm, row: Checked) -> list[dict[str, object]]:
    return [
        {
            "title": column.title,
            "text": row.line.cells.get(column.key, ""),
            "problems": row.problems.get(column.key, []),
        }
        for column in form.columns
    ]
