"""An agency's file: upload, look at every line, then all or none."""

from io import BytesIO

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.channels.surveys.actions.importing import import_responses
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.questionnaire import read
from kaoheng_web.channels.surveys.uploads import Problems, checked, columns_of, read_file
from kaoheng_web.channels.surveys.views.surveys import visible_survey
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import language, words

SALT = "surveys.import_responses"
LOST = Text("预览已失效，请重新上传。", "The preview is no longer valid: upload the file again.")
NO_FILE = Text("请选择文件。", "Choose a file.")
NOT_OPEN = Text("调查还没有开始，不能导入。", "The survey has not begun: nothing can be imported.")
SHOWN = 200
"""Lines shown at most; those with problems come first."""

Lines = list[dict[str, str]]


def responses(request: HttpRequest, pk: int) -> HttpResponse:
    """The upload, its preview with every problem in its cell, and the deed."""
    survey = visible_survey(request, pk)
    if not survey.questionnaire:
        raise Refusal(NOT_OPEN)
    if request.method != "POST":
        return _page(request, survey, [], {}, [])
    try:
        lines = _lines(request, survey)
    except Refusal as refusal:
        return _page(request, survey, [], {}, [words(text) for text in refusal.sentences])
    except Refused as refused:
        return _page(request, survey, [], {}, [finding.sentence(language()) for finding in refused])
    given, problems = checked(survey, lines)
    if "preview" not in request.POST or problems:
        return _page(request, survey, lines, problems, [])
    count = import_responses(acting(request), survey, given)
    return went_well(
        request, reverse("surveys:survey", args=[pk]), Text(f"已导入{count}份答卷。", f"{count} answers were imported.")
    )


def template(request: HttpRequest, pk: int) -> HttpResponse:
    """The empty form, with the answers to choose from."""
    survey = visible_survey(request, pk)
    if not survey.questionnaire:
        raise Refusal(NOT_OPEN)
    asked, file = read(survey.questionnaire), BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("答卷")
        columns = columns_of(asked)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
        sheet.set_column(0, len(columns) - 1, 16, book.add_format({"num_format": "@"}))
        for at, question in enumerate(asked.questions, len(columns) - len(asked.questions)):
            sheet.data_validation(1, at, 4_900, at, {"validate": "list", "source": list(question.answers)})
        sheet.freeze_panes(1, 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(file.getvalue(), content_type=kind)
    answer["Content-Disposition"] = 'attachment; filename="answers.xlsx"'
    return answer


def _lines(request: HttpRequest, survey: Survey) -> Lines:
    salt = f"{SALT}.{survey.pk}"
    if "preview" in request.POST:
        try:
            found: Lines = signing.loads(request.POST["preview"], salt=salt, max_age=3600)
        except signing.BadSignature:
            raise Refusal(LOST) from None
        return found
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(NO_FILE)
    return read_file(file.name or "", file.read(), read(survey.questionnaire))


def _page(request: HttpRequest, survey: Survey, lines: Lines, problems: Problems, refused: list[str]) -> HttpResponse:
    columns = columns_of(read(survey.questionnaire))
    wrong = sorted({at for at, _ in problems})
    order = [*wrong, *(at for at in range(len(lines)) if at not in set(wrong))][:SHOWN]
    rows = [
        {
            "number": at + 2,
            "cells": [{"text": lines[at].get(c, ""), "problems": problems.get((at, c), [])} for c in columns],
        }
        for at in order
    ]
    good = bool(lines) and not problems
    shown = {
        "survey": survey,
        "columns": columns,
        "rows": rows,
        "count": len(lines),
        "wrong": len(wrong),
        "problems": refused,
        "preview": signing.dumps(lines, salt=f"{SALT}.{survey.pk}", compress=True) if good else "",
    }
    return render(request, "surveys/import.html", shown, status=422 if problems or refused else 200)
