"""What people type about editions."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.methods.rules import UNITS
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.fields import CHOOSE, YEARS, choice, day, hidden, line, lines, number, offer, titled, unchosen
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

LONGEST = 1_000_000
PLAIN = {"spellcheck": "false", "autocomplete": "off", "wrap": "off"}


class MethodText(forms.Form):
    """The text of a method file, typed or uploaded."""

    file = forms.FileField(
        label=lazily(Text("上传文件", "File")),
        required=False,
        help_text=lazily(
            Text(
                "指标表（xlsx、xls），表头要有指标、分值、计分办法和责任部门，可用任一办法的“指标表 Excel”改成；"
                "先生成初稿，补齐“待定”各处后保存。也可以上传方法文件（YAML）。",
                "A table of indicators (xlsx, xls) with heads for indicator, points, rule and department, such as any "
                "edition gives: it becomes a first draft to complete. Or a method file (YAML).",
            )
        ),
        widget=forms.ClearableFileInput({"accept": ".yaml,.yml,.xlsx,.xls,.ods"}),
    )
    text = forms.CharField(
        label=lazily(Text("办法全文", "Text")),
        max_length=LONGEST,
        strip=False,
        required=False,
        widget=forms.Textarea({"rows": 26, **PLAIN}),
    )

    def clean_text(self) -> str:
        """The text with plain line ends."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            told = Text("请上传文件，或填写办法全文。", "Upload a file, or write the text.")
            raise forms.ValidationError(words(told))
        return text


class RevisedText(MethodText):
    """Another text for a draft, why, and the hash of the one that was before the person."""

    reason = line(Text("修改说明", "What was changed"), 200)
    seen = hidden(64)

    @property
    def given(self) -> dict[str, str]:
        """What was typed or uploaded, the text alone."""
        return {name: self.cleaned_data[name] for name in ("text", "reason", "seen")}


class CopyTo(forms.Form):
    """The year that an edition is copied to."""

    year = number(Text("考核年度", "Year"), *YEARS)


class OpenConsultation(forms.Form):
    """Until when opinions are asked."""

    until = day(Text("截止日期", "Last day"))
    document = line(Text("文号", "Document"), 100, required=False)


class GiveOpinion(forms.Form):
    """What one of the person's units says."""

    unit = choice(Text("单位", "Unit"))
    about = line(
        Text("针对", "About"),
        100,
        required=False,
        told=Text("条款或指标名称；针对全文的不填。", "The clause or item; leave empty for the whole."),
    )
    text = lines(Text("意见", "Opinion"), most=4000, rows=5)

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.units = Unit.objects.on(clock.today()).filter(standing(person).paths(UNITS)).order_by("path")
        named = [(str(pk), row.name) for pk, row in names_on(self.units, clock.today()).items()]
        offer(self, "unit", named if len(named) == 1 else [unchosen(), *named])

    def clean_unit(self) -> Unit:
        """The unit that speaks."""
        unit: Unit = self.units.get(pk=self.cleaned_data["unit"])
        return unit


class AnswerOpinion(forms.Form):
    """Whether an opinion was adopted, and how, or why not."""

    adopted = forms.TypedChoiceField(
        label=lazily(Text("采纳情况", "Adopted")),
        choices=titled({"yes": Text("采纳", "adopted"), "no": Text("不采纳", "not adopted")}, CHOOSE),
        coerce=lambda answer: answer == "yes",
    )
    answer = lines(Text("答复", "Answer"), most=4000, rows=5)


class Approve(forms.Form):
    """The document that approves an edition, and the hash of what the person had before them."""

    document = line(
        Text("文号", "Document"), 100, told=Text("例如：晋市考领〔2026〕1号。", "For example 晋市考领〔2026〕1号.")
    )
    seen = hidden(64)


class SendBack(forms.Form):
    """Why something goes back to those who drafted it."""

    reason = lines(Text("退回理由", "Reason"), most=2000, rows=5)
