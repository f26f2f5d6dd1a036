"""The words of the methods in English, on every page that is read in English."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kaoheng_web.methods.queries import own_words
from kaoheng_web.shared.language import speaking


class OwnWords:
    """Middleware that knows what grades, marks and units of measure are called in English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with speaking(own_words):
            return self.get_response(request)
