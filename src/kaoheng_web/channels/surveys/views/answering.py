"""The booth of surveys: a questionnaire on any phone, page by page; only the last step spends the code."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.booth import Shut, shown, shut
from kaoheng_web.channels.codes import hash_of, typed
from kaoheng_web.channels.surveys.actions.answering import answer, look_up
from kaoheng_web.channels.surveys.questionnaire import BLANK, DIGITS, Questionnaire, read

QUESTIONS = 5
"""Questions on a page."""

UNKNOWN = Shut(
    Text("没有这个邀请码", "No such code"),
    (
        Text(
            "请核对邀请上的20位数字，再输入一次。", "Compare the twenty digits of your invitation and type them again."
        ),
    ),
    404,
)
NOT_YET = Shut(
    Text("调查还没有开始", "The survey has not begun"),
    (Text("请过几天再来。", "Please come back in a few days."),),
    409,
)
OVER = Shut(Text("调查已经结束", "The survey is over"), (Text("感谢您的关心。", "Thank you for your interest."),), 409)
VOIDED = Shut(
    Text("本次调查已经作废", "This survey is void"), (Text("已交的答卷都不使用。", "No answer of it is used."),), 409
)
USED = Shut(
    Text("这个邀请码已经用过", "This code was used already"),
    (Text("每个邀请码只能答一次，先交的那一份有效。", "A code answers once; the first answers count."),),
    409,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """What a code opens."""

    hash: str
    title: str
    asked: Questionnaire


def enter(request: HttpRequest) -> HttpResponse:
    """Where one types the code."""
    code = typed(request.POST.get("code", ""))[:40]
    if code.isdigit():
        return HttpResponseRedirect(reverse("surveys:answer", args=[code]))
    asked = {"heading": Text("民意调查", "Opinion survey"), "wrong": request.method == "POST"}
    return shown("booth/code.html", asked, 422 if request.method == "POST" else 200)


def fill_in(request: HttpRequest, code: str) -> HttpResponse:
    """The questionnaire, as far as it is filled in; a question that needs an answer is asked before the next page."""
    slot = _slot(code)
    if isinstance(slot, Shut):
        return shut(slot)
    asked = slot.asked
    if request.method != "POST":
        return _page(slot, BLANK * len(asked.questions), 0)
    answers, go = _answered(request, asked), request.POST.get("go", "")
    end = min(int(go[:3]) * QUESTIONS, len(asked.questions)) if go.isdigit() else len(asked.questions)
    wrong = {at: told for at, told in asked.problems(answers).items() if at < end}
    if wrong:
        return _page(slot, answers, min(wrong) // QUESTIONS, wrong)
    if go.isdigit() and end < len(asked.questions):
        return _page(slot, answers, int(go[:3]))
    return shown("surveys/received.html") if answer(slot.hash, answers) else shut(_after(code))


def _slot(code: str) -> Slot | Shut:
    hash = hash_of(code)
    found = look_up(hash)
    if found is None:
        return UNKNOWN
    spent, title, asked, opened, closed, voided = found
    if voided:
        return VOIDED
    if spent:
        return USED
    if closed:
        return OVER
    return Slot(hash, title, read(asked)) if opened else NOT_YET


def _after(code: str) -> Shut:
    now = _slot(code)
    return now if isinstance(now, Shut) else OVER


def _answered(request: HttpRequest, asked: Questionnaire) -> str:
    kept = request.POST.get("kept", "").ljust(len(asked.questions), BLANK)
    given = (request.POST.get(f"m{at}", kept[at]) for at in range(len(asked.questions)))
    return "".join(each if len(each) == 1 else "?" for each in given)


def _page(slot: Slot, answers: str, number: int, wrong: dict[int, Text] | None = None) -> HttpResponse:
    questions = slot.asked.questions
    last = (len(questions) - 1) // QUESTIONS
    number = min(number, last)
    lines = [
        {
            "at": at,
            "question": questions[at],
            "answers": [
                (digit, text, digit == answers[at]) for digit, text in zip(DIGITS, questions[at].answers, strict=False)
            ],
            "wrong": (wrong or {}).get(at),
        }
        for at in range(number * QUESTIONS, min((number + 1) * QUESTIONS, len(questions)))
    ]
    values = {"slot": slot, "lines": lines, "kept": answers, "number": number + 1, "pages": last + 1, "wrong": wrong}
    return shown("surveys/fill_in.html", values, 422 if wrong else 200)
