"""What people type about consequences."""

from collections.abc import Collection
from typing import Any

from django import forms

from kaoheng.method.consequences import MEASURE_KINDS
from kaoheng.text import Text
from kaoheng_web.consequences.actions.steps import Given
from kaoheng_web.progress.forms import KINDS_TOLD
from kaoheng_web.progress.rules import MOST_BYTES
from kaoheng_web.shared.fields import choice, day, line, lines
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words


class ConsequenceFilter(forms.Form):
    """Which consequences to show."""

    kind = choice(
        Text("类别", "Kind"),
        lambda: [
            ("", words(Text("全部", "all"))),
            *((kind, words(title)) for kind, title in MEASURE_KINDS.items()),
        ],
        required=False,
    )
    state = choice(
        Text("状态", "State"),
        lambda: [
            ("", words(Text("全部", "all"))),
            ("open", words(Text("办理中", "open"))),
            ("late", words(Text("逾期", "overdue"))),
            ("done", words(Text("已办结", "done"))),
            ("withdrawn", words(Text("已撤销", "withdrawn"))),
        ],
        required=False,
    )
    words = line(Text("单位含", "Unit has"), 50, required=False)


class StepForm(forms.Form):
    """What comes with a step; only what the step needs is asked."""

    on = day(Text("谈话日期", "Held on"), required=False)
    host = line(Text("谈话人", "By whom"), 50, required=False)
    document = line(Text("文号", "Document"), 100, required=False)
    text = lines(Text("内容", "Words"), required=False)
    notes = lines(
        Text("谈话记录", "Notes"), required=False, told=Text("加密保存，打开即留痕。", "Sealed; opening is recorded.")
    )
    file = forms.FileField(
        label=lazily(Text("证明材料", "Proof")),
        required=False,
        help_text=lazily(KINDS_TOLD),
    )

    def __init__(self, *arguments: Any, needs: Collection[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in set(self.fields) - set(needs):
            del self.fields[name]
        for field in self.fields.values():
            field.required = True

    @property
    def given(self) -> Given:
        """What was typed, with the bytes of the file."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        file = self.cleaned_data.get("file")
        return Given(**told, file=file.name, content=file.read(MOST_BYTES + 1)) if file else Given(**told)


class Generation(forms.Form):
    """The calendar of working days for years whose holidays are not published yet."""

    calendar = forms.FileField(
        label=lazily(Text("工作日历（csv）", "Calendar (csv)")),
        required=False,
        help_text=lazily(
            Text(
                "期限跨入尚无节假日安排的年度时才需要：date,kind两列，kind为workday或holiday。",
                "Only where a deadline runs into a year without published holidays: date,kind with workday or holiday.",
            )
        ),
    )
