"""What people type about figures, besides the figures themselves."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.progress.lines import periods
from kaoheng_web.shared.fields import choice, day, line, number, offer, several, tick
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words
from kaoheng_web.shared.years import period_words

KINDS_TOLD = Text("pdf、docx、xlsx、jpg 等，最大20 MB。", "pdf, docx, xlsx, jpg and so on, up to 20 MB.")


class Certifying(forms.Form):
    """Where certified figures come from."""

    source = line(Text("数据来源", "Source"), 200)
    as_of = day(Text("数据日期", "Established on"))
    final = tick(
        Text("作为最终数", "These are final"),
        Text(
            "年度终了经最终核实的数才勾选；计分先用最终数，没有的用核定数。",
            "Tick once they are settled: scores use them first.",
        ),
    )
    reason = line(
        Text("更正理由", "Reason of a correction"),
        200,
        required=False,
        told=Text("与已核定的数不同时必填。", "Needed where a certified figure is changed."),
    )


class Returning(forms.Form):
    """Why a figure goes back."""

    reason = line(Text("退回理由", "Reason"), 200)


class Answering(forms.Form):
    """Why a figure is right as it stands."""

    answer = line(Text("答复", "Answer"), 200)


class HandingIn(forms.Form):
    """A file, and what it is evidence for."""

    file = forms.FileField(
        label=lazily(Text("文件", "File")),
        help_text=lazily(KINDS_TOLD),
    )
    period = choice(Text("期间", "Period"))
    items = several(
        Text("证明的指标", "Evidence for"), told=Text("一份材料可以证明多个指标。", "One file may serve many items.")
    )

    def __init__(self, *arguments: Any, year: int, items: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "period", _periods(year))
        offer(self, "items", items)


class Lights(forms.Form):
    """The scale of lights."""

    green = number(Text("正常（不低于，%）", "Green from (%)"), 1, 200)
    yellow = number(Text("偏慢（不低于，%）", "Yellow from (%)"), 1, 200)
    basis = line(Text("依据", "Clause"), 100)


class Asking(forms.Form):
    """What is to be reported for one period, and by when."""

    period = choice(Text("期间", "Period"))
    report_by = day(Text("填报期限", "Report by"))
    certify_by = day(Text("核定期限", "Certify by"))
    items = several(
        Text("填报的指标", "Items"),
        required=False,
        told=Text(
            "不选为全部；不填报这些指标的单位不算逾期。", "None chosen: all. Who reports none of them is not late."
        ),
    )

    def __init__(self, *arguments: Any, year: int, items: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "items", items)
        offer(self, "period", _periods(year))


def _periods(year: int) -> list[tuple[str, str]]:
    whole = words(Text("全年", " (the year)"))
    return [(each, words(period_words(each)) + (whole if each == str(year) else "")) for each in periods(year)]
