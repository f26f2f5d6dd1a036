"""What is typed on the way of an appeal."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.shared.fields import Choices, choice, day, line, lines, offer, titled, unchosen

KINDS = {
    Appeal.Kind.FACTS: Text("事实和数据（数有误、漏计）", "facts and data (a wrong or missing figure)"),
    Appeal.Kind.RULES: Text("办法的适用（计分规则、条款理解）", "the method (a rule, or how a clause is read)"),
}
WHOLE = Text("整个结果", "the whole result")


class Filing(forms.Form):
    """What a unit appeals against."""

    item = choice(Text("指标", "Item"), required=False)
    kind = choice(Text("类别", "Kind"), titled(KINDS))
    grounds = lines(Text("申诉理由", "Grounds"), told=Text("写明依据和应为多少。", "Say why, and what it should be."))

    def __init__(self, *arguments: Any, items: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "item", [unchosen(WHOLE), *items])


class Screening(forms.Form):
    """Whether an appeal is accepted."""

    accepted = choice(
        Text("受理", "Accept"),
        titled({"yes": Text("受理", "accept"), "no": Text("不予受理", "dismiss")}),
    )
    due = day(Text("答复期限", "Answer due"), required=False, told=Text("受理的填写。", "For an accepted appeal."))
    reason = lines(Text("受理意见", "Reason"), required=False, told=Text("不予受理须写明。", "Needed to dismiss it."))


class Investigating(forms.Form):
    """What the investigation found."""

    findings = lines(Text("调查情况", "Findings"))


class Reviewing(forms.Form):
    """The outcome of the review."""

    upheld = choice(
        Text("结论", "Outcome"),
        titled({"yes": Text("申诉成立", "upheld"), "no": Text("申诉不成立", "rejected")}),
    )
    answer = lines(Text("答复", "Answer"))
    document = line(Text("文号", "Document"), 100)


class Answering(Reviewing):
    """The answer, and until when a review may be asked."""

    until = day(
        Text("申请复核期限", "Review until"), required=False, told=Text("不成立的填写。", "For a rejected appeal.")
    )


class Withdrawing(forms.Form):
    """Why the unit takes its appeal back."""

    reason = lines(Text("撤回理由", "Reason"))


class AskingReview(forms.Form):
    """Why the unit asks for a review."""

    grounds = lines(Text("申请复核理由", "Grounds"))
