"""The booth: a code is typed, the paper filled in page by page, looked over, and cast. Only casting spends the code.

What was marked so far travels in the form, so that nothing is kept of a ballot before it is cast.
"""

from django.http import HttpRequest, HttpResponse

from kaoheng.text import Text
from kaoheng_web.channels.ballots.actions.casting import BOX, cast
from kaoheng_web.channels.ballots.paper import DIGITS, Paper, read
from kaoheng_web.channels.booth.entering import Entrance, Signs, Slot
from kaoheng_web.channels.booth.filling import BLANK, filled_in
from kaoheng_web.channels.booth.pages import Shut, shown, shut

LINES = 6
"""Lines on a page, so that page and style sheet together stay under ten kilobytes."""

SIGNS = Signs(
    unknown=Shut(
        Text("没有这个投票码", "No such code"),
        (
            Text("请核对票条上的20位数字，再输入一次。", "Compare the twenty digits on your slip and type them again."),
            Text("仍然不行的，请到签到处由工作人员换发票条。", "If that fails, ask for another slip at the desk."),
        ),
        404,
    ),
    not_yet=Shut(
        Text("投票还没有开始", "The voting has not begun"),
        (Text("主持人宣布开始以后，请再扫一次码。", "Scan the code again once the voting is opened."),),
        409,
    ),
    over=Shut(
        Text("投票已经结束", "The voting is over"),
        (Text("票箱已封，不再收票。您的投票码没有使用。", "The box is closed. Your code was not used."),),
        409,
    ),
    voided=Shut(
        Text("本场测评已经作废", "This vote is void"),
        (
            Text("原来投的票都不算数，这不是您的过错。", "No ballot of it counts; it was no fault of yours."),
            Text("重新测评时会发新的票条。", "You get a new slip when the vote is repeated."),
        ),
        409,
    ),
    used=Shut(
        Text("这个投票码已经用过", "This code was used already"),
        (
            Text("每个投票码只能投一张票，先投的那一张有效。", "A code casts one ballot; the first one counts."),
            Text(
                "如果不是您本人投的，请马上告诉现场工作人员。",
                "If it was not you who cast it, tell the stewards at once.",
            ),
        ),
        409,
    ),
)
ENTRANCE = Entrance(BOX, read, Text("民主测评", "Democratic evaluation"), "ballots:vote", SIGNS)


def vote(request: HttpRequest, code: str) -> HttpResponse:
    """The paper, as far as it is filled in."""
    slot = ENTRANCE.slot(code)
    if isinstance(slot, Shut):
        return shut(slot)
    if request.method != "POST":
        return _page(slot, BLANK * len(slot.asked.rows), 0)
    marks, go = filled_in(request, len(slot.asked.rows)), request.POST.get("go", "")
    wrong = slot.asked.problems(marks)
    if wrong:
        return _page(slot, marks, min(wrong) // LINES, wrong)
    if go.isdigit():
        return _page(slot, marks, int(go[:4]))
    excess = slot.asked.too_many(marks)
    if go == "cast" and not excess:
        return shown("ballots/received.html") if cast(slot.hash, marks) else shut(ENTRANCE.after(code))
    return _review(slot, marks, excess)


def _page(slot: Slot[Paper], marks: str, number: int, wrong: dict[int, Text] | None = None) -> HttpResponse:
    rows = slot.asked.rows
    last = (len(rows) - 1) // LINES
    number = min(number, last)
    first, end = number * LINES, min((number + 1) * LINES, len(rows))
    marked = list(zip(DIGITS, slot.asked.marks, strict=False))
    lines = [
        {
            "at": at,
            "row": rows[at],
            "begins": bool(rows[at].title) and (at == first or rows[at].unit != rows[at - 1].unit),
            "marks": [(digit, title, digit == marks[at]) for digit, title in marked],
            "wrong": (wrong or {}).get(at),
        }
        for at in range(first, end)
    ]
    values = {"slot": slot, "lines": lines, "kept": marks, "number": number + 1, "pages": last + 1}
    return shown("ballots/vote.html", {**values, "wrong": wrong}, 422 if wrong else 200)


def _review(slot: Slot[Paper], marks: str, excess: list[Text]) -> HttpResponse:
    rows = zip(slot.asked.rows, marks, strict=True)
    lines = [(row, "" if mark == BLANK else slot.asked.mark(mark)) for row, mark in rows]
    values = {"slot": slot, "lines": lines, "kept": marks, "blank": marks.count(BLANK), "excess": excess}
    return shown("ballots/review.html", values, 422 if excess else 200)
