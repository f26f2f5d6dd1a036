"""A refusal becomes a page that says what, where and how to mend it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.text import Text
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words

HEADINGS = {
    403: Text("没有权限", "Not allowed"),
    404: Text("没有这个页面", "No such page"),
    409: Text("别人已先改动", "Changed by somebody else"),
    422: Text("现在还不能办理", "This cannot be done yet"),
    500: Text("留存的记录与原来不符", "What was kept is not what it was"),
}
MENDS = {
    403: Text(
        "需要这项权限的，请向安全管理员申请；本次请求已被拒绝，没有改动任何数据。",
        "If you need this right, ask the security administrator; nothing was changed.",
    ),
    404: Text("请检查地址，或向发给您链接的人核对。", "Check the address, or ask whoever sent you the link."),
    409: Text(
        "您打开页面以后，别人保存了新内容。请刷新后核对，再决定是否继续；您的改动没有覆盖对方。",
        "Since you opened the page somebody saved something newer. Load it again and compare; nothing of theirs was "
        "overwritten.",
    ),
    422: Text("请按上面的说明补齐后再试。", "Mend what is named above, then try again."),
    500: Text(
        "请不要使用这份记录。请审计管理员在“日志与存证”核验台账，找出何时、何处被改动，再由系统管理员从备份恢复。",
        "Do not use it. The audit administrator verifies the ledger to find what was changed and when; the system "
        "administrator restores it from the backup.",
    ),
}


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
    shown = {
        "sentences": [words(text) for text in refusal.sentences],
        "fields": fields,
        "status": refusal.status,
        "heading": HEADINGS[refusal.status],
        "mend": MENDS[refusal.status],
    }
    return render(request, "refusal.html", shown, status=refusal.status)
