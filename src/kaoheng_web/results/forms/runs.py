"""What is typed on the way of a run."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.results.rules.runs import NOTICE_DAYS
from kaoheng_web.shared import clock
from kaoheng_web.shared.fields import day, line
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.workdays import UNPUBLISHED, workday_after


class Step(forms.Form):
    """A step that needs no words."""


class Scoring(forms.Form):
    """Why a year is scored again."""

    reason = line(
        Text("说明", "Reason"),
        500,
        required=False,
        told=Text("例如：统计数据最终核实后重新计分", "for example: final figures have arrived"),
    )


class Approval(forms.Form):
    """The document that approves."""

    document = line(Text("会议纪要或批准文号", "Number of the minutes or the approval"), 100)


class Notice(forms.Form):
    """From when until when the public may look and object; the usual working days from today are proposed."""

    first = day(Text("公示起始日期", "First day"))
    last = day(
        Text("公示截止日期", "Last day"),
        told=Text(f"一般不少于{NOTICE_DAYS}个工作日。", f"{NOTICE_DAYS} working days as a rule."),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        last = workday_after(NOTICE_DAYS)
        self.fields["first"].initial, self.fields["last"].initial = clock.today(), last
        if last is None:
            self.fields["last"].help_text = lazily(UNPUBLISHED)
