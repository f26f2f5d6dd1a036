"""Many lines at once: upload, look at every line, then all or none; and the workbook back with comments."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import Refusal, attempted
from kaoheng_web.shared.language import words
from kaoheng_web.shared.workbooks.checking import Checked, with_comments
from kaoheng_web.shared.workbooks.columns import MOST_ROWS, Column, as_download, empty_form
from kaoheng_web.shared.workbooks.reading import MOST_BYTES, TOO_LARGE, Line, read_form

KEPT_FOR = 3600
SHOWN = 500
"""Lines of a preview at most; where there are more, those with problems come first."""
LOST = Text("预览已失效，请重新上传。", "The preview is no longer valid: upload the file again.")
NO_FILE = Text("请选择文件。", "Choose a file.")


@dataclass(frozen=True, slots=True)
class WorkbookForm:
    """A form to download, fill in and upload: its columns, how its lines are checked, and what takes them in.

    `name` is that of the file; `take_in` says how many lines changed anything.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    check: Callable[[Sequence[Line]], list[Checked]]
    take_in: Callable[[Sequence[Checked]], int]
    most: int = MOST_ROWS
    note: Text | None = None


def imported(request: HttpRequest, form: WorkbookForm, *, back: str, template: str) -> HttpResponse:
    """The upload, its preview with every problem in its cell, and the deed; the file itself travels with the page."""
    around = {"back": back, "template": template}
    if request.method != "POST":
        return _page(request, form, around)
    answer = attempted(lambda: _answered(request, form, around))
    if isinstance(answer, Refusal):
        return _page(request, form, around, problems=[words(answer.text)])
    return answer


def template_of(form: WorkbookForm) -> HttpResponse:
    """The empty form."""
    return as_download(empty_form(form.title.zh, form.columns, form.most), f"{form.name}.xlsx")


def upload_of(request: HttpRequest) -> bytes:
    """The file that was sent."""
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(NO_FILE)
    if (file.size or 0) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    content: bytes = file.read()
    return content


def _answered(request: HttpRequest, form: WorkbookForm, around: dict[str, str]) -> HttpResponse:
    confirmed = "kept" in request.POST
    content = _kept_by(request) if confirmed else upload_of(request)
    filled = read_form(content, form.columns, form.most)
    rows = form.check(filled.lines)
    if "comments" in request.POST:
        return as_download(with_comments(content, filled, rows), f"{form.name}-checked.xlsx")
    if not confirmed or any(row.problems for row in rows):
        return _page(request, form, around, rows, kept=_kept(request, content))
    count = form.take_in(rows)
    told = Text(f"已导入，{count}行有变化。", f"Taken in: {count} lines changed something.")
    return went_well(request, around["back"], told)


def _kept_by(request: HttpRequest) -> bytes:
    """The file whose preview the page kept."""
    try:
        held: str = signing.loads(request.POST["kept"], salt=_salt(request), max_age=KEPT_FOR)
    except signing.BadSignature:
        raise Refusal(LOST) from None
    return b64decode(held)


def _kept(request: HttpRequest, content: bytes) -> str:
    return signing.dumps(b64encode(content).decode(), salt=_salt(request))


def _salt(request: HttpRequest) -> str:
    """A preview belongs to the page and to the one who uploaded it."""
    return f"import.{request.path}.{request.user.pk}"


def _page(
    request: HttpRequest,
    form: WorkbookForm,
    around: dict[str, str],
    rows: Sequence[Checked] = (),
    problems: Sequence[str] = (),
    kept: str = "",
) -> HttpResponse:
    wrong = sum(bool(row.problems) for row in rows)
    listed = sorted(rows, key=lambda row: not row.problems)[:SHOWN] if len(rows) > SHOWN else rows
    shown = {
        **around,
        "form": form,
        "rows": [{"row": row, "cells": _cells(form, row)} for row in listed],
        "does": any(row.does for row in rows),
        "count": len(rows),
        "problems": problems,
        "wrong": wrong,
        "kept": kept,
    }
    return render(request, "import.html", shown, status=422 if problems or wrong else 200)


def _cells(form: WorkbookForm, row: Checked) -> list[dict[str, object]]:
    return [
        {
            "title": column.title,
            "text": row.line.cells.get(column.key, ""),
            "problems": row.problems.get(column.key, []),
        }
        for column in form.columns
    ]
