"""What people type about the organisation."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.kinds import title as kind_title
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.roles import title as role_title
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

Choices = list[tuple[str, str]]


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


def _kinds() -> Choices:
    return [
        ("", words(Text("全部类别", "every kind"))),
        *((kind, words(kind_title(kind))) for kind in Unit.Kind.values),
    ]


def _roles() -> Choices:
    return [("", words(Text("请选择", "choose"))), *((role.value, words(role_title(role))) for role in Role)]


def _units() -> Choices:
    rows = UnitName.objects.on(clock.today()).order_by("unit_id").values_list("unit_id", "name")
    return [("", words(Text("请选择", "choose"))), *((str(pk), name) for pk, name in rows)]


class UnitFilter(forms.Form):
    """Which units to show."""

    words = forms.CharField(label=lazily(Text("名称含", "Name has")), required=False, max_length=50)
    kind = forms.ChoiceField(label=lazily(Text("类别", "Kind")), required=False, choices=_kinds)
    without = forms.ChoiceField(
        label=lazily(Text("缺", "Without")),
        required=False,
        choices=lambda: [
            ("", words(Text("不限", "any"))),
            ("liaison", words(Text("填报人", "liaison"))),
            ("head", words(Text("负责人", "head"))),
        ],
    )


class NewUnit(forms.Form):
    """A unit to set up."""

    name = forms.CharField(
        label=lazily(Text("单位全称", "Full name")),
        max_length=100,
        help_text=lazily(Text("与印章一致。", "As on the seal.")),
    )
    short_name = forms.CharField(label=lazily(Text("简称", "Short name")), max_length=50, required=False)
    kind = forms.ChoiceField(label=lazily(Text("类别", "Kind")), choices=lambda: _kinds()[1:])
    parent = forms.ChoiceField(label=lazily(Text("上级单位", "Under")), choices=_units)
    on = forms.DateField(label=lazily(Text("设立日期", "From")), widget=_date())
    area_code = forms.CharField(
        label=lazily(Text("行政区划代码", "Area code")),
        max_length=6,
        required=False,
        help_text=lazily(Text("县（市、区）填写，GB/T 2260，6位。", "For counties: six digits of GB/T 2260.")),
    )
    credit_code = forms.CharField(
        label=lazily(Text("统一社会信用代码", "Credit code")),
        max_length=18,
        required=False,
        help_text=lazily(Text("18位，见证书。", "18 characters, as on the certificate.")),
    )

    def clean_parent(self) -> Unit:
        """The unit above."""
        return Unit.objects.get(pk=self.cleaned_data["parent"])

    def clean_area_code(self) -> str:
        """A code of GB/T 2260, or none."""
        return _without_problems(self.cleaned_data["area_code"].strip(), rules.wrong_area_code)

    def clean_credit_code(self) -> str:
        """A code with a right check character, or none."""
        return _without_problems(self.cleaned_data["credit_code"].strip().upper(), rules.wrong_credit_code)


class Rename(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=lazily(Text("新全称", "New full name")), max_length=100)
    short_name = forms.CharField(label=lazily(Text("新简称", "New short name")), max_length=50, required=False)
    on = forms.DateField(label=lazily(Text("启用日期", "From")), widget=_date())
    document = forms.CharField(label=lazily(Text("文号", "Document")), max_length=100)


class PersonFilter(forms.Form):
    """Which people to show."""

    words = forms.CharField(label=lazily(Text("姓名或工号", "Name or number")), required=False, max_length=50)
    role = forms.ChoiceField(
        label=lazily(Text("角色", "Role")),
        required=False,
        choices=lambda: [("", words(Text("全部角色", "every role"))), *_roles()[1:]],
    )


class AssignRole(forms.Form):
    """A role to give."""

    staff_number = forms.CharField(label=lazily(Text("工号", "Staff number")), max_length=32)
    role = forms.ChoiceField(label=lazily(Text("角色", "Role")), choices=_roles)
    unit = forms.ChoiceField(label=lazily(Text("单位", "Over")), choices=_units)
    on = forms.DateField(label=lazily(Text("起始日期", "First day")), widget=_date())
    until = forms.DateField(label=lazily(Text("截止日期", "Last day")), widget=_date(), required=False)
    reason = forms.CharField(label=lazily(Text("理由", "Reason")), max_length=200)

    def clean_staff_number(self) -> Person:
        """The person with that number."""
        number = self.cleaned_data["staff_number"].strip()
        found: Person | None = Person.objects.filter(staff_number=number).first()
        if found is None:
            told = Text(f"没有工号为“{number}”的人，请核对或先登记。", f"Nobody has the number {number!r}: check it.")
            raise forms.ValidationError(words(told))
        return found

    def clean_unit(self) -> Unit:
        """The unit that the role is over."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])


class EndRole(forms.Form):
    """A role to take back."""

    on = forms.DateField(label=lazily(Text("最后一天", "Last day")), widget=_date())
    reason = forms.CharField(label=lazily(Text("理由", "Reason")), max_length=200)


def initial_day() -> dict[str, Any]:
    """Today, as the day that most forms mean."""
    return {"on": clock.today()}


def _without_problems(code: str, wrong: Callable[[str], Iterable[Text]]) -> str:
    problems = [words(text) for text in wrong(code)] if code else []
    if problems:
        raise forms.ValidationError(problems)
    return code
