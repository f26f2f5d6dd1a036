"""What people type about orders, conferences and warnings."""

from datetime import date
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words
from kaoheng_web.supervision.actions import Resolved

Choices = list[tuple[str, str]]
LINES = Text(
    "一行一条：责任单位 | 完成期限 | 事项，例如：市统计局 | 2026-09-30 | 提交分县数据评估报告。",
    "One a line: unit | day | what, for example 市统计局 | 2026-09-30 | …",
)


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


def _units() -> Choices:
    rows = UnitName.objects.on(clock.today()).filter(unit__parent__isnull=False).order_by("unit_id")
    return [(str(pk), name) for pk, name in rows.values_list("unit_id", "name")]


class OrderFilter(forms.Form):
    """Which orders to show."""

    state = forms.ChoiceField(
        label=lazily(Text("状态", "State")),
        required=False,
        choices=lambda: [
            ("", words(Text("全部", "all"))),
            ("open", words(Text("在办", "open"))),
            ("overdue", words(Text("逾期", "overdue"))),
            ("done", words(Text("办结和销号", "done"))),
        ],
    )
    words = forms.CharField(label=lazily(Text("事项含", "Has")), required=False, max_length=50)


class NewOrder(forms.Form):
    """An order to issue."""

    title = forms.CharField(label=lazily(Text("事项", "Matter")), max_length=100)
    text = forms.CharField(
        label=lazily(Text("要求", "What is asked")), max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    document = forms.CharField(label=lazily(Text("立项依据", "Document")), max_length=100)
    units = forms.MultipleChoiceField(
        label=lazily(Text("承办单位", "Units")), choices=_units, widget=forms.SelectMultiple({"size": 8})
    )
    due = forms.DateField(label=lazily(Text("办结期限", "Due")), widget=_date())

    def clean_units(self) -> list[Unit]:
        """The units that get it."""
        return list(Unit.objects.filter(pk__in=self.cleaned_data["units"]).order_by("pk"))


class StepForm(forms.Form):
    """What is said with a step."""

    text = forms.CharField(
        label=lazily(Text("内容", "Words")),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class NewMeeting(forms.Form):
    """A joint conference to record."""

    title = forms.CharField(label=lazily(Text("会议", "Conference")), max_length=60)
    on = forms.DateField(label=lazily(Text("日期", "Day")), widget=_date())
    attendees = forms.CharField(
        label=lazily(Text("出席", "Attendees")), max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    document = forms.CharField(label=lazily(Text("纪要文号", "Minutes")), max_length=100)
    resolutions = forms.CharField(
        label=lazily(Text("议定事项", "Resolutions")),
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text=lazily(LINES),
    )

    def clean_resolutions(self) -> list[Resolved]:
        """Every line read; all that is wrong with them at once."""
        rows = UnitName.objects.on(clock.today()).select_related("unit")
        known = {name: row.unit for row in rows for name in (row.short_name, row.name)}
        found, wrong = [], []
        for number, line in enumerate(self.cleaned_data["resolutions"].splitlines(), 1):
            if not line.strip():
                continue
            unit, _, rest = (part.strip() for part in line.replace("｜", "|").partition("|"))
            day, _, text = (part.strip() for part in rest.partition("|"))
            due = _day(day)
            if unit not in known:
                wrong.append(Text(f"第{number}行：没有“{unit}”这个单位。", f"Line {number}: no unit {unit!r}."))
            if due is None:
                wrong.append(Text(f"第{number}行：“{day}”不是日期。", f"Line {number}: {day!r} is no day."))
            if not text:
                wrong.append(Text(f"第{number}行：没有事项内容。", f"Line {number}: nothing is resolved."))
            if unit in known and due and text:
                found.append(Resolved(text, known[unit], due))
        if wrong:
            raise forms.ValidationError([words(each) for each in wrong])
        return found


class Reply(forms.Form):
    """A reply to a warning."""

    reply = forms.CharField(label=lazily(Text("回复", "Reply")), max_length=1000, widget=forms.Textarea({"rows": 4}))


class LevelsForm(forms.Form):
    """Up to three levels of escalation."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for number in (1, 2, 3):
            first = number == 1
            self.fields[f"days{number}"] = forms.IntegerField(
                label=words(Text(f"第{number}级：逾期天数", f"Level {number}: days")),
                min_value=1,
                max_value=365,
                required=first,
            )
            self.fields[f"title{number}"] = forms.CharField(
                label=words(Text("级别名称", "Name")), max_length=30, required=first
            )
            self.fields[f"to{number}"] = forms.CharField(
                label=words(Text("报送", "Goes to")), max_length=50, required=first
            )

    def levels(self) -> dict[int, tuple[str, str]]:
        """The levels that were filled in."""
        given = self.cleaned_data
        return {
            given[f"days{number}"]: (given[f"title{number}"], given[f"to{number}"])
            for number in (1, 2, 3)
            if given.get(f"days{number}")
        }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
