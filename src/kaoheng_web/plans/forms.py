"""What people type about plans."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.plans.models import Plan, PlanGoal
from kaoheng_web.plans.terms import FIELDS, Terms, terms_of
from kaoheng_web.shared.fields import CHOOSE, YEARS, choice, line, number, offer, tick, titled, unchosen
from kaoheng_web.shared.forms import VersionedForm
from kaoheng_web.shared.language import words

WAYS = {
    "growth": Text("年均增长（%）", "average growth (percent a year)"),
    "doubling": Text("翻番（倍数）", "so many times the base"),
    "level": Text("达到（终期值）", "reach a value"),
    "staged": Text("分年（终期值，另填各年数值）", "staged (the last value, and one for each year)"),
}
DIRECTIONS = {"up": Text("提高", "up"), "down": Text("降低", "down")}


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

    title = line(Text("名称", "Title"), 200)
    first = number(Text("起始年", "First year"), *YEARS)
    last = number(Text("终期年", "Last year"), *YEARS)
    on_course_at = line(
        Text("正常线", "On course from"),
        20,
        told=Text("实际值达到应达水平的百分比，例如98%。", "Percent of the value due, for example 98%."),
    )
    slow_at = line(
        Text("偏慢线", "Slow from"),
        20,
        told=Text("低于此线为滞后，例如90%。", "Below it a goal is behind, for example 90%."),
    )


class NewGoal(forms.Form):
    """A goal of a plan; the years of the plan each have a field for staged goals."""

    name = line(Text("指标名称", "Indicator"), 100)
    item = choice(
        Text("考核指标", "Item of the method"),
        required=False,
        told=Text("考核办法中的同一指标；没有的不选。", "The same item in the method, if it has one."),
    )
    measure = line(Text("计量单位", "Unit"), 20, required=False)
    direction = choice(Text("方向", "Direction"), titled(DIRECTIONS, CHOOSE))
    way = choice(Text("方式", "Way"), titled(WAYS, CHOOSE))
    base_year = number(Text("基期年", "Base year"), *YEARS)
    base_value = line(Text("基期值", "Base value"), 40)
    aim = line(Text("目标", "Aim"), 40)
    decimals = number(Text("小数位数", "Decimals"), 0, 9)
    binding = tick(Text("约束性", "Binding"))
    source = line(Text("依据", "Basis"), 200, required=False)

    def __init__(
        self, plan: Plan, data: Any = None, *, items: Mapping[str, Text], goal: PlanGoal | None = None
    ) -> None:
        super().__init__(data, initial=_standing(goal) if goal else {"base_year": plan.first - 1, "decimals": 1})
        named = [(item, words(title)) for item, title in items.items()]
        offer(self, "item", [unchosen(Text("没有", "none")), *named])
        self.years = range(plan.first, plan.last + 1)
        for year in self.years:
            label = Text(f"{year}年数值", f"Value of {year}")
            self.fields[f"stage_{year}"] = line(label, 40, required=False)

    def clean(self) -> dict[str, Any]:
        """The stages of a staged goal begin with the plan."""
        given, before = self.cleaned_data, self.years[0] - 1
        if given.get("way") == PlanGoal.Way.STAGED and given.get("base_year", before) != before:
            told = Text(f"分年目标的基期应为{before}年。", f"The base of a staged goal is {before}.")
            self.add_error("base_year", words(told))
        return given

    def terms(self) -> Terms:
        """The goal as it is proposed."""
        given = {name: self.cleaned_data[name] for name in FIELDS}
        stages = {year: self.cleaned_data[f"stage_{year}"].strip() for year in self.years}
        return Terms(**given, stages={year: value for year, value in stages.items() if value})


class RevisedGoal(VersionedForm, NewGoal):
    """A goal that stands, as it is to be from now on."""


def _standing(goal: PlanGoal) -> dict[str, Any]:
    terms = terms_of(goal)
    stages = {f"stage_{year}": value for year, value in terms.stages.items()}
    return {name: getattr(terms, name) for name in FIELDS} | stages


class RecordActual(forms.Form):
    """What a year brought."""

    year = number(Text("年度", "Year"), *YEARS)
    value = line(Text("实际值", "Actual"), 40)
    source = line(
        Text("来源", "Source"),
        200,
        told=Text("例如：市统计局年报。", "For example the yearbook of the statistics bureau."),
    )
    reason = line(
        Text("更正理由", "Reason"),
        200,
        required=False,
        told=Text("该年已有数值时必填。", "Needed where the year has a figure already."),
    )


class ApprovePlan(forms.Form):
    """The document that approves a plan."""

    document = line(Text("文号", "Document"), 100)


def titles(plan: Plan) -> dict[str, Text]:
    """The heads of the workbook of goals, by field."""
    stages = {f"stage_{year}": Text(f"{year}年", str(year)) for year in range(plan.first, plan.last + 1)}
    called = {field.name: str(field.verbose_name) for field in PlanGoal._meta.concrete_fields}
    heads = {name: called[name] for name in COLUMNS}
    return {**{name: Text(head, head) for name, head in heads.items()}, **stages}
