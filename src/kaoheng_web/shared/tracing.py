"""Every request has an id: it stands in each line of the log that the request causes, and in the answer."""

import re
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

HEADER, KEY = "X-Request-ID", "HTTP_X_REQUEST_ID"
FITS = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestId:
    """Middleware that keeps the id of the server in front where it is a plain one, and makes one otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not FITS.fullmatch(request.META.get(KEY, "")):
            request.META[KEY] = uuid4().hex
        answer = self.get_response(request)
        answer[HEADER] = request.META[KEY]
        return answer
