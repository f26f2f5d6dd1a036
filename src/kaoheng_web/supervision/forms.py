"""What people type about orders, conferences and warnings."""

from datetime import date
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.forms.fields import UnitsField, units_below
from kaoheng_web.organisation.models import UnitName
from kaoheng_web.shared import clock
from kaoheng_web.shared.fields import ALL, choice, day, line, lines, number, titled
from kaoheng_web.shared.language import words
from kaoheng_web.supervision.actions import Resolved

STATES = {
    "open": Text("在办", "open"),
    "overdue": Text("逾期", "overdue"),
    "done": Text("办结和销号", "done"),
}
LINES = Text(
    "一行一条：责任单位 | 完成期限 | 事项，例如：市统计局 | 2026-09-30 | 提交分县数据评估报告。",
    "One a line: unit | day | what, for example 市统计局 | 2026-09-30 | …",
)


class OrderFilter(forms.Form):
    """Which orders to show."""

    state = choice(Text("状态", "State"), titled(STATES, ALL), required=False)
    words = line(Text("事项含", "Has"), 50, required=False)


class NewOrder(forms.Form):
    """An order to issue."""

    title = line(Text("事项", "Matter"), 100)
    text = lines(Text("要求", "What is asked"), most=2000)
    document = line(Text("立项依据", "Document"), 100)
    units = UnitsField(Text("承办单位", "Units"), units_below)
    due = day(Text("办结期限", "Due"))


class StepForm(forms.Form):
    """What is said with a step."""

    text = lines(Text("内容", "Words"), most=2000, required=False)


class NewMeeting(forms.Form):
    """A joint conference to record."""

    title = line(Text("会议", "Conference"), 60)
    on = day(Text("日期", "Day"))
    attendees = lines(Text("出席", "Attendees"), most=1000, rows=2)
    document = line(Text("纪要文号", "Minutes"), 100)
    resolutions = lines(Text("议定事项", "Resolutions"), rows=6, told=LINES)

    def clean_resolutions(self) -> list[Resolved]:
        """Every line read; all that is wrong with them at once."""
        rows = UnitName.objects.on(clock.today()).select_related("unit")
        known = {name: row.unit for row in rows for name in (row.short_name, row.name)}
        found, wrong = [], []
        for at, row in enumerate(self.cleaned_data["resolutions"].splitlines(), 1):
            if not row.strip():
                continue
            unit, _, rest = (part.strip() for part in row.replace("｜", "|").partition("|"))
            written, _, text = (part.strip() for part in rest.partition("|"))
            due = _day(written)
            if unit not in known:
                wrong.append(Text(f"第{at}行：没有“{unit}”这个单位。", f"Line {at}: no unit {unit!r}."))
            if due is None:
                wrong.append(Text(f"第{at}行：“{written}”不是日期。", f"Line {at}: {written!r} is no day."))
            if not text:
                wrong.append(Text(f"第{at}行：没有事项内容。", f"Line {at}: nothing is resolved."))
            if unit in known and due and text:
                found.append(Resolved(text, known[unit], due))
        if wrong:
            raise forms.ValidationError([words(each) for each in wrong])
        return found


class Reply(forms.Form):
    """A reply to a warning."""

    reply = lines(Text("回复", "Reply"), most=1000)


class LevelsForm(forms.Form):
    """Up to three levels of escalation."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for level in (1, 2, 3):
            first = level == 1
            self.fields[f"days{level}"] = number(
                Text(f"第{level}级：逾期天数", f"Level {level}: days"), 1, 365, required=first
            )
            self.fields[f"title{level}"] = line(Text("级别名称", "Name"), 30, required=first)
            self.fields[f"to{level}"] = line(Text("报送", "Goes to"), 50, required=first)

    def levels(self) -> dict[int, tuple[str, str]]:
        """The levels that were filled in."""
        given = self.cleaned_data
        return {
            given[f"days{level}"]: (given[f"title{level}"], given[f"to{level}"])
            for level in (1, 2, 3)
            if given.get(f"days{level}")
        }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
