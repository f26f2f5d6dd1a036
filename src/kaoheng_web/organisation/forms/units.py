"""What people type about units."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.forms.fields import UnitField, UnitsField, kinds, units_below
from kaoheng_web.organisation.models import Unit
from kaoheng_web.shared.fields import choice, day, line, offer, titled
from kaoheng_web.shared.forms import VersionedForm, lazily
from kaoheng_web.shared.language import words

DOCUMENT, UNDER = Text("文号", "Document"), Text("上级单位", "Under")


class UnitFilter(forms.Form):
    """Which units to show."""

    words = line(Text("名称含", "Name has"), 50, required=False)
    kind = choice(Text("类别", "Kind"), kinds, required=False)
    without = choice(
        Text("缺", "Without"),
        titled({"liaison": Text("填报人", "liaison"), "head": Text("负责人", "head")}, Text("不限", "any")),
        required=False,
    )


class UnitLine(forms.Form):
    """A unit to set up as a line of a workbook gives it; the unit above is a name."""

    name = line(Text("单位全称", "Full name"), 100, told=Text("与印章一致。", "As on the seal."))
    short_name = line(Text("简称", "Short name"), 50, required=False)
    kind = choice(Text("类别", "Kind"), lambda: kinds()[1:])
    parent: forms.Field = line(UNDER, 100)
    on = day(Text("设立日期", "From"))
    area_code = line(
        Text("行政区划代码", "Area code"),
        6,
        required=False,
        told=Text("县（市、区）填写，GB/T 2260，6位。", "For counties: six digits of GB/T 2260."),
    )
    credit_code = line(
        Text("统一社会信用代码", "Credit code"),
        18,
        required=False,
        told=Text("18位，见证书。", "18 characters, as on the certificate."),
    )

    def clean_area_code(self) -> str:
        """A code of GB/T 2260, or none."""
        return _without_problems(self.cleaned_data["area_code"].strip(), rules.wrong_area_code)

    def clean_credit_code(self) -> str:
        """A code with a right check character, or none."""
        return _without_problems(self.cleaned_data["credit_code"].strip().upper(), rules.wrong_credit_code)


class NewUnit(UnitLine):
    """A unit to set up."""

    parent = UnitField(UNDER)


class Rename(VersionedForm):
    """A new name from a day on."""

    name = line(Text("新全称", "New full name"), 100)
    short_name = line(Text("新简称", "New short name"), 50, required=False)
    on = day(Text("启用日期", "From"))
    document = line(DOCUMENT, 100)


class GoingOver(VersionedForm):
    """A unit that ends: only others go with it, or take it over."""

    def __init__(self, *arguments: Any, unit: Unit, **named: Any) -> None:
        super().__init__(*arguments, **named)
        others = [each for each in units_below() if each[0] != str(unit.pk)]
        for name, field in self.fields.items():
            if isinstance(field, UnitsField):
                offer(self, name, others[1:])
            elif isinstance(field, UnitField):
                offer(self, name, others)


class Merge(GoingOver):
    """Units that go over into one which stands already."""

    others = UnitsField(
        Text("同时并入的单位", "Together with"),
        units_below,
        required=False,
        help_text=lazily(Text("只有本单位并入时不选。", "None if it goes alone.")),
    )
    into = UnitField(
        Text("并入单位", "Into"), units_below, help_text=lazily(Text("须已设立。", "It has to stand already."))
    )
    on = day(Text("生效日期", "From"))
    document = line(DOCUMENT, 100)


class Split(GoingOver):
    """A unit that goes over into several which stand already."""

    into = UnitsField(
        Text("承继单位", "Into"),
        units_below,
        help_text=lazily(Text("须已设立。", "They have to stand already.")),
    )
    on = day(Text("生效日期", "From"))
    document = line(DOCUMENT, 100)


def _without_problems(code: str, wrong: Callable[[str], Iterable[Text]]) -> str:
    problems = [words(text) for text in wrong(code)] if code else []
    if problems:
        raise forms.ValidationError(problems)
    return code
