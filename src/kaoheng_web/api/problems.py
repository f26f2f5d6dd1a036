"""A refusal as a problem document (RFC 9457): the same sentences that a page shows, in both languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from kaoheng.text import Text
from kaoheng_web.shared.errors import Outdated, Refusal

PROBLEM = "application/problem+json"
TITLES = {
    400: Text("请求无法读取", "The request cannot be read"),
    401: Text("需要令牌或登录", "A token or a session is needed"),
    403: Text("没有权限", "Not allowed"),
    404: Text("没有这个对象", "No such thing"),
    409: Text("别人已先改动", "Changed by somebody else"),
    422: Text("现在还不能办理", "This cannot be done as it stands"),
    429: Text("请求过于频繁", "Too many calls"),
    500: Text("留存的记录与原来不符", "What was kept is not what it was"),
}
NOT_FIT = Text("不符合要求", "does not fit")


class Sentence(Schema):
    """A sentence in both languages."""

    zh: str
    en: str


class Problem(Schema):
    """Why something was not done, where, and the version that stands when somebody else was faster."""

    status: int
    title: str
    sentences: list[Sentence]
    fields: dict[str, list[Sentence]]
    version: str


def answer_problems(api: NinjaAPI) -> None:
    """Every refusal of the platform, and of the frame around it, becomes a problem document."""
    api.add_exception_handler(Refusal, _refusal)
    api.add_exception_handler(ValidationError, _unfit)
    api.add_exception_handler(HttpError, _http)


def problem_of(
    status: int, sentences: Iterable[Text] = (), fields: Mapping[str, Iterable[Text]] | None = None, version: str = ""
) -> HttpResponse:
    """The document."""
    title = TITLES[status]
    shown = {
        "status": status,
        "title": title.en,
        "sentences": [_sentence(text) for text in sentences] or [_sentence(title)],
        "fields": {name: [_sentence(text) for text in texts] for name, texts in (fields or {}).items()},
        "version": version,
    }
    answer = JsonResponse(shown, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def _sentence(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _refusal(_: HttpRequest, refusal: Any) -> HttpResponse:
    version = refusal.version if isinstance(refusal, Outdated) else ""
    return problem_of(refusal.status, refusal.sentences, refusal.fields, version)


def _unfit(_: HttpRequest, error: Any) -> HttpResponse:
    fields: dict[str, list[Text]] = {}
    for each in error.errors:
        name = ".".join(str(part) for part in each["loc"][-1:])
        fields.setdefault(name, []).append(Text(f"{NOT_FIT.zh}：{each['msg']}", each["msg"]))
    return problem_of(422, fields=fields)


def _http(_: HttpRequest, error: Any) -> HttpResponse:
    status = error.status_code if error.status_code in TITLES else 400
    return problem_of(status)
