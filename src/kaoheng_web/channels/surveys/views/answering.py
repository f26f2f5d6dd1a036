"""The booth of surveys: a questionnaire on any phone, page by page; only the last step spends the code."""

from django.http import HttpRequest, HttpResponse

from kaoheng.text import Text
from kaoheng_web.channels.booth.entering import Entrance, Signs, Slot
from kaoheng_web.channels.booth.filling import BLANK, filled_in
from kaoheng_web.channels.booth.pages import Shut, shown, shut
from kaoheng_web.channels.surveys.actions.answering import BOX, answer
from kaoheng_web.channels.surveys.questionnaire import DIGITS, Questionnaire, read

QUESTIONS = 5
"""Questions on a page."""

SIGNS = Signs(
    unknown=Shut(
        Text("没有这个邀请码", "No such code"),
        (
            Text(
                "请核对邀请上的20位数字，再输入一次。",
                "Compare the twenty digits of your invitation and type them again.",
            ),
        ),
        404,
    ),
    not_yet=Shut(
        Text("调查还没有开始", "The survey has not begun"),
        (Text("请过几天再来。", "Please come back in a few days."),),
        409,
    ),
    over=Shut(
        Text("调查已经结束", "The survey is over"), (Text("感谢您的关心。", "Thank you for your interest."),), 409
    ),
    voided=Shut(
        Text("本次调查已经作废", "This survey is void"),
        (Text("已交的答卷都不使用。", "No answer of it is used."),),
        409,
    ),
    used=Shut(
        Text("这个邀请码已经用过", "This code was used already"),
        (Text("每个邀请码只能答一次，先交的那一份有效。", "A code answers once; the first answers count."),),
        409,
    ),
)
ENTRANCE = Entrance(BOX, read, Text("民意调查", "Opinion survey"), "surveys:answer", SIGNS)


def fill_in(request: HttpRequest, code: str) -> HttpResponse:
    """The questionnaire, as far as it is filled in; a question that needs an answer is asked before the next page."""
    slot = ENTRANCE.slot(code)
    if isinstance(slot, Shut):
        return shut(slot)
    asked = slot.asked
    if request.method != "POST":
        return _page(slot, BLANK * len(asked.questions), 0)
    answers, go = filled_in(request, len(asked.questions)), request.POST.get("go", "")
    end = min(int(go[:3]) * QUESTIONS, len(asked.questions)) if go.isdigit() else len(asked.questions)
    wrong = {at: told for at, told in asked.problems(answers).items() if at < end}
    if wrong:
        return _page(slot, answers, min(wrong) // QUESTIONS, wrong)
    if go.isdigit() and end < len(asked.questions):
        return _page(slot, answers, int(go[:3]))
    return shown("surveys/received.html") if answer(slot.hash, answers) else shut(ENTRANCE.after(code))


def _page(slot: Slot[Questionnaire], answers: str, number: int, wrong: dict[int, Text] | None = None) -> HttpResponse:
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
