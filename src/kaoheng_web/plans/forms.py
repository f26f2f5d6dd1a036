"""What people type about plans."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.plans.models import Plan, PlanGoal
from kaoheng_web.plans.terms import Terms
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

Choices = list[tuple[str, str]]
WAYS = {
    "growth": Text("年均增长（填增速%）", "average growth (percent a year)"),
    "doubling": Text("翻番（填倍数）", "so many times the base"),
    "level": Text("达到（填终期值）", "reach a value"),
    "staged": Text("分年（填终期值和各年数值）", "staged (the last value, and one for each year)"),
}
DIRECTIONS = {"up": Text("提高", "up"), "down": Text("降低", "down")}


def _choices(titles: dict[str, Text]) -> Choices:
    return [("", words(Text("请选择", "choose"))), *((key, words(title)) for key, title in titles.items())]


COLUMNS = (
    "name",
    "item",
    "measure",
    "direction",
    "way",
    "base_year",
    "base_value",
    "aim",
    "decimals",
    "binding",
    "source",
)


class NewPlan(forms.Form):
    """A plan to draft."""

    title = forms.CharField(label=lazily(Text("名称", "Title")), max_length=200)
    first = forms.IntegerField(label=lazily(Text("起始年", "First year")), min_value=1900, max_value=2200)
    last = forms.IntegerField(label=lazily(Text("终期年", "Last year")), min_value=1900, max_value=2200)
    on_course_at = forms.CharField(
        label=lazily(Text("正常线", "On course from")),
        max_length=20,
        help_text=lazily(Text("实际值达到应达水平的百分比，例如98%。", "Percent of the value due, for example 98%.")),
    )
    slow_at = forms.CharField(
        label=lazily(Text("偏慢线", "Slow from")),
        max_length=20,
        help_text=lazily(Text("低于此线为滞后，例如90%。", "Below it a goal is behind, for example 90%.")),
    )


class NewGoal(forms.Form):
    """A goal of a plan; the years of the plan each have a field for staged goals."""

    name = forms.CharField(label=lazily(Text("指标名称", "Indicator")), max_length=100)
    item = forms.SlugField(
        label=lazily(Text("指标编码", "Code")),
        max_length=64,
        required=False,
        help_text=lazily(
            Text("考核办法中同一指标的编号；没有的不填。", "The id of the same item in the method, if any.")
        ),
    )
    measure = forms.CharField(label=lazily(Text("计量单位", "Unit")), max_length=20, required=False)
    direction = forms.ChoiceField(label=lazily(Text("方向", "Direction")), choices=lambda: _choices(DIRECTIONS))
    way = forms.ChoiceField(label=lazily(Text("方式", "Way")), choices=lambda: _choices(WAYS))
    base_year = forms.IntegerField(label=lazily(Text("基期年", "Base year")), min_value=1900, max_value=2200)
    base_value = forms.CharField(label=lazily(Text("基期值", "Base value")), max_length=40)
    aim = forms.CharField(label=lazily(Text("目标", "Aim")), max_length=40)
    decimals = forms.IntegerField(label=lazily(Text("小数位数", "Decimals")), min_value=0, max_value=9)
    binding = forms.BooleanField(label=lazily(Text("约束性", "Binding")), required=False)
    source = forms.CharField(label=lazily(Text("依据", "Basis")), max_length=200, required=False)

    def __init__(self, plan: Plan, data: Any = None) -> None:
        super().__init__(data, initial={"base_year": plan.first - 1, "decimals": 1})
        self.years = range(plan.first, plan.last + 1)
        for year in self.years:
            label = words(Text(f"{year}年数值", f"Value of {year}"))
            self.fields[f"stage_{year}"] = forms.CharField(label=label, max_length=40, required=False)

    def terms(self) -> Terms:
        """The goal as it is proposed."""
        given = {name: self.cleaned_data[name] for name in Terms.__dataclass_fields__ if name != "stages"}
        stages = {year: self.cleaned_data[f"stage_{year}"].strip() for year in self.years}
        return Terms(**given, stages={year: value for year, value in stages.items() if value})


class RecordActual(forms.Form):
    """What a year brought."""

    year = forms.IntegerField(label=lazily(Text("年度", "Year")), min_value=1900, max_value=2200)
    value = forms.CharField(label=lazily(Text("实际值", "Actual")), max_length=40)
    source = forms.CharField(
        label=lazily(Text("来源", "Source")),
        max_length=200,
        help_text=lazily(Text("例如：市统计局年报。", "For example the yearbook of the statistics bureau.")),
    )
    reason = forms.CharField(
        label=lazily(Text("更正理由", "Reason")),
        max_length=200,
        required=False,
        help_text=lazily(Text("该年已有数值时必填。", "Needed where the year has a figure already.")),
    )


class ApprovePlan(forms.Form):
    """The document that approves a plan."""

    document = forms.CharField(label=lazily(Text("文号", "Document")), max_length=100)


class SendBack(forms.Form):
    """Why a plan is sent back."""

    reason = forms.CharField(
        label=lazily(Text("退回理由", "Reason")), max_length=2000, widget=forms.Textarea({"rows": 5})
    )


def titles(plan: Plan) -> dict[str, Text]:
    """The heads of the workbook of goals, by field."""
    stages = {f"stage_{year}": Text(f"{year}年", str(year)) for year in range(plan.first, plan.last + 1)}
    called = {field.name: str(field.verbose_name) for field in PlanGoal._meta.concrete_fields}
    heads = {name: called[name] for name in COLUMNS}
    return {**{name: Text(head, head) for name, head in heads.items()}, **stages}
