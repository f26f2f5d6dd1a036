"""What people type about projects."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.forms.fields import UnitField, units_below
from kaoheng_web.projects import rules
from kaoheng_web.shared.fields import ALL, choice, day, line, offer, titled
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

MONEY = Text("单位：万元。", "In 10,000 yuan.")


def _amount(zh: str, en: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=lazily(Text(zh, en)), min_value=0, max_digits=12, decimal_places=2, help_text=lazily(MONEY)
    )


class ProjectFilter(forms.Form):
    """Which projects to show."""

    stage = choice(Text("阶段", "Stage"), titled(rules.STAGES, ALL), required=False)
    words = line(Text("名称含", "Name has"), 50, required=False)


class NewProject(forms.Form):
    """A project to register; the same form checks every row of a workbook."""

    unit = UnitField(Text("责任单位", "Unit"), units_below)
    title = line(Text("项目名称", "Project"), 100)
    investor = line(Text("投资方", "Investor"), 100)
    area = line(Text("领域", "Area"), 30)
    planned_total = _amount("总投资", "Planned in total")
    planned_year = _amount("本年计划投资", "Planned this year")
    reserve_on = day(Text("入库日期", "In reserve since"))


class Reaching(forms.Form):
    """The day of a stage."""

    on = day(Text("日期", "Day"))


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

    item = choice(Text("指标", "Item"))
    what = choice(Text("计入内容", "What is counted"), titled(rules.COUNTED))
    basis = line(Text("依据", "Clause"), 100)

    def __init__(self, *arguments: Any, edition: Edition, **named: Any) -> None:
        super().__init__(*arguments, **named)
        titles = item_titles(edition)
        items = (item.id for item in edition.method.items if not item.data.channel)
        offer(self, "item", [(id, words(titles[id])) for id in items])
