"""What is typed on the way of a run."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.shared.forms import lazily


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


class Step(forms.Form):
    """A step that needs no words."""


class Scoring(forms.Form):
    """Why a year is scored again."""

    reason = forms.CharField(
        label=lazily(Text("说明", "Reason")),
        max_length=500,
        required=False,
        help_text=lazily(Text("例如：统计数据最终核实后重新计分", "for example: final figures have arrived")),
    )


class Approval(forms.Form):
    """The document that approves."""

    document = forms.CharField(
        label=lazily(Text("会议纪要或批准文号", "Number of the minutes or the approval")), max_length=100
    )


class Notice(forms.Form):
    """From when until when the public may look and object."""

    first = forms.DateField(label=lazily(Text("公示起始日期", "First day")), widget=_date())
    last = forms.DateField(label=lazily(Text("公示截止日期", "Last day")), widget=_date())
