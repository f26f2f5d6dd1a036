"""What people type about figures, besides the figures themselves."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.progress.lines import periods
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


class Certifying(forms.Form):
    """Where certified figures come from."""

    source = forms.CharField(label=lazily(Text("数据来源", "Source")), max_length=200)
    as_of = forms.DateField(label=lazily(Text("数据日期", "Established on")), widget=_date())
    final = forms.BooleanField(label=lazily(Text("作为最终数", "These are final")), required=False)
    reason = forms.CharField(
        label=lazily(Text("更正理由", "Reason of a correction")),
        max_length=200,
        required=False,
        help_text=lazily(Text("与已核定的数不同时必填。", "Needed where a certified figure is changed.")),
    )


class Returning(forms.Form):
    """Why a figure goes back."""

    reason = forms.CharField(label=lazily(Text("退回理由", "Reason")), max_length=200)


class Answering(forms.Form):
    """Why a figure is right as it stands."""

    answer = forms.CharField(label=lazily(Text("答复", "Answer")), max_length=200)


class HandingIn(forms.Form):
    """A file, and what it is evidence for."""

    file = forms.FileField(
        label=lazily(Text("文件", "File")),
        help_text=lazily(Text("pdf、docx、xlsx、jpg 等，最大20 MB。", "pdf, docx, xlsx, jpg and so on, up to 20 MB.")),
    )
    period = forms.ChoiceField(label=lazily(Text("期间", "Period")))
    items = forms.MultipleChoiceField(
        label=lazily(Text("证明的指标", "Evidence for")),
        help_text=lazily(Text("一份材料可以证明多个指标。", "One file may serve many items.")),
        widget=forms.SelectMultiple({"size": 8}),
    )

    def __init__(self, *arguments: Any, year: int, items: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["period"].choices = [(period, period) for period in periods(year)]  # type: ignore[attr-defined]
        self.fields["items"].choices = items  # type: ignore[attr-defined]


class Lights(forms.Form):
    """The scale of lights."""

    green = forms.IntegerField(label=lazily(Text("正常（不低于，%）", "Green from (%)")), min_value=1, max_value=200)
    yellow = forms.IntegerField(label=lazily(Text("偏慢（不低于，%）", "Yellow from (%)")), min_value=1, max_value=200)
    basis = forms.CharField(label=lazily(Text("依据", "Clause")), max_length=100)


class Days(forms.Form):
    """The deadlines of one period."""

    period = forms.ChoiceField(label=lazily(Text("期间", "Period")))
    report_by = forms.DateField(label=lazily(Text("填报期限", "Report by")), widget=_date())
    certify_by = forms.DateField(label=lazily(Text("核定期限", "Certify by")), widget=_date())

    def __init__(self, *arguments: Any, year: int, **named: Any) -> None:
        super().__init__(*arguments, **named)
        whole = words(Text("全年", "the year"))
        choices = [(period, period if len(period) > 4 else f"{period} {whole}") for period in periods(year)]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]
