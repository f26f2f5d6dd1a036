"""Many units at once: upload, look at every line, then all or none."""

from io import BytesIO

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.organisation.actions.units import create_units
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.uploads import COLUMNS, Row, checked, read
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import language, words

SALT = "organisation.import_units"
LOST = Text("预览已失效，请重新上传。", "The preview is no longer valid: upload the file again.")
NO_FILE = Text("请选择文件。", "Choose a file.")


def units(request: HttpRequest) -> HttpResponse:
    """The upload, its preview with every problem in its cell, and the deed."""
    if request.method != "POST":
        return _page(request, [], [])
    try:
        lines = _lines(request)
    except Refusal as refusal:
        return _page(request, [], [words(text) for text in refusal.sentences])
    except Refused as refused:
        return _page(request, [], [finding.sentence(language()) for finding in refused])
    rows = checked(lines)
    if "preview" not in request.POST or any(row.problems for row in rows):
        return _page(request, rows, [])
    count = create_units(acting(request), [row.values for row in rows])
    messages.success(request, words(Text(f"已设立{count}个单位。", f"{count} units stand.")))
    return HttpResponseRedirect(reverse("organisation:units"))


def template(_: HttpRequest) -> HttpResponse:
    """The empty form, with the kinds to choose from."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("单位")
        sheet.write_row(0, 0, [titles[0] for titles in COLUMNS.values()], book.add_format({"bold": True}))
        sheet.set_column(0, len(COLUMNS) - 1, 20, book.add_format({"num_format": "@"}))
        kinds = [str(label) for label in Unit.Kind.labels]
        at = list(COLUMNS).index("kind")
        sheet.data_validation(1, at, 3000, at, {"validate": "list", "source": kinds})
        sheet.freeze_panes(1, 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(file.getvalue(), content_type=kind)
    answer["Content-Disposition"] = 'attachment; filename="units.xlsx"'
    return answer


def _lines(request: HttpRequest) -> list[dict[str, str]]:
    if "preview" in request.POST:
        try:
            found: list[dict[str, str]] = signing.loads(request.POST["preview"], salt=SALT, max_age=3600)
        except signing.BadSignature:
            raise Refusal(LOST) from None
        return found
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(NO_FILE)
    return read(file.name or "", file.read())


def _page(request: HttpRequest, rows: list[Row], problems: list[str]) -> HttpResponse:
    wrong = sum(bool(row.problems) for row in rows)
    shown = {
        "rows": [{"number": row.number, "cells": _cells(row), "wrong": bool(row.problems)} for row in rows],
        "titles": [Text(*titles) for titles in COLUMNS.values()],
        "problems": problems,
        "wrong": wrong,
        "preview": signing.dumps([row.cells for row in rows], salt=SALT, compress=True) if rows and not wrong else "",
    }
    return render(request, "organisation/import.html", shown, status=422 if problems or wrong else 200)


def _cells(row: Row) -> list[dict[str, object]]:
    return [{"text": row.cells.get(key, ""), "problems": row.problems.get(key, [])} for key in COLUMNS]
