"""What people type about projects."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.projects import rules
from kaoheng_web.projects.models import CountingRule
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

MONEY = Text("单位：万元。", "In 10,000 yuan.")


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


def _units() -> list[tuple[str, str]]:
    rows = UnitName.objects.on(clock.today()).filter(unit__parent__isnull=False).order_by("unit_id")
    return [(str(pk), name) for pk, name in rows.values_list("unit_id", "name")]


def _amount(zh: str, en: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=lazily(Text(zh, en)), min_value=0, max_digits=12, decimal_places=2, help_text=lazily(MONEY)
    )


class ProjectFilter(forms.Form):
    """Which projects to show."""

    stage = forms.ChoiceField(
        label=lazily(Text("阶段", "Stage")),
        required=False,
        choices=lambda: [("", words(Text("全部", "all"))), *((key, words(text)) for key, text in rules.STAGES.items())],
    )
    words = forms.CharField(label=lazily(Text("名称含", "Name has")), required=False, max_length=50)


class NewProject(forms.Form):
    """A project to register; the same form checks every row of a workbook."""

    unit = forms.ChoiceField(label=lazily(Text("责任单位", "Unit")), choices=_units)
    title = forms.CharField(label=lazily(Text("项目名称", "Project")), max_length=100)
    investor = forms.CharField(label=lazily(Text("投资方", "Investor")), max_length=100)
    area = forms.CharField(label=lazily(Text("领域", "Area")), max_length=30)
    planned_total = _amount("总投资", "Planned in total")
    planned_year = _amount("本年计划投资", "Planned this year")
    reserve_on = forms.DateField(label=lazily(Text("入库日期", "In reserve since")), widget=_date())

    def clean_unit(self) -> Unit:
        """The unit that answers for it."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])


class Reaching(forms.Form):
    """The day of a stage."""

    on = forms.DateField(label=lazily(Text("日期", "Day")), widget=_date())


class Investing(forms.Form):
    """What was invested in a month."""

    period = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label=lazily(Text("月份", "Month")),
        widget=forms.TextInput({"type": "month"}),
    )
    amount = _amount("完成投资", "Invested")


class Counting(forms.Form):
    """What is counted into an item."""

    item = forms.ChoiceField(label=lazily(Text("指标", "Item")))
    what = forms.ChoiceField(label=lazily(Text("计入内容", "What is counted")), choices=CountingRule.What.choices)
    basis = forms.CharField(label=lazily(Text("依据", "Clause")), max_length=100)

    def __init__(self, *arguments: Any, edition: Edition, **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [(item.id, item.title) for item in edition.method.items if not item.data.channel]
        self.fields["item"].choices = choices  # type: ignore[attr-defined]
