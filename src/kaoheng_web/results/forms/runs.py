"""What is typed on the way of a run."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.shared.fields import day, line


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
    """From when until when the public may look and object."""

    first = day(Text("公示起始日期", "First day"))
    last = day(Text("公示截止日期", "Last day"))
