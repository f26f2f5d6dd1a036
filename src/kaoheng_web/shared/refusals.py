"""A refusal becomes a page that says what, where and how to mend it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words


class AnswerRefusals:
    """Middleware that answers a refusal no view dealt with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; other exceptions are none of its business."""
        return refused(request, exception) if isinstance(exception, Refusal) else None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page for a refusal."""
    fields = {name: [words(text) for text in problems] for name, problems in refusal.fields.items()}
    shown = {"sentences": [words(text) for text in refusal.sentences], "fields": fields}
    return render(request, "refusal.html", shown, status=refusal.status)
