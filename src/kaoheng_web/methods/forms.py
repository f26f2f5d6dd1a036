"""What people type about editions."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.methods.rules import UNITS
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
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
                "方法文件（YAML），或指标表（xlsx、xls）；指标表先生成初稿，补齐“待定”各处后保存。",
                "A method file (YAML), or a table of indicators (xlsx, xls), which becomes a first draft to complete.",
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

    reason = forms.CharField(label=lazily(Text("修改说明", "What was changed")), max_length=200)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class CopyTo(forms.Form):
    """The year that an edition is copied to."""

    year = forms.IntegerField(label=lazily(Text("考核年度", "Year")), min_value=1900, max_value=2200)


class OpenConsultation(forms.Form):
    """Until when opinions are asked."""

    until = forms.DateField(
        label=lazily(Text("截止日期", "Last day")), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    document = forms.CharField(label=lazily(Text("文号", "Document")), max_length=100, required=False)


class GiveOpinion(forms.Form):
    """What one of the person's units says."""

    unit = forms.ChoiceField(label=lazily(Text("单位", "Unit")))
    about = forms.CharField(
        label=lazily(Text("针对", "About")),
        max_length=100,
        required=False,
        help_text=lazily(Text("条款或指标名称；针对全文的不填。", "The clause or item; leave empty for the whole.")),
    )
    text = forms.CharField(label=lazily(Text("意见", "Opinion")), max_length=4000, widget=forms.Textarea({"rows": 5}))

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.units = Unit.objects.on(clock.today()).filter(standing(person).paths(UNITS)).order_by("path")
        named = [(str(pk), row.name) for pk, row in names_on(self.units, clock.today()).items()]
        choices = named if len(named) == 1 else [("", words(Text("请选择", "choose"))), *named]
        self.fields["unit"] = forms.ChoiceField(label=self.fields["unit"].label, choices=choices)

    def clean_unit(self) -> Unit:
        """The unit that speaks."""
        unit: Unit = self.units.get(pk=self.cleaned_data["unit"])
        return unit


class AnswerOpinion(forms.Form):
    """Whether an opinion was adopted, and how, or why not."""

    adopted = forms.TypedChoiceField(
        label=lazily(Text("采纳情况", "Adopted")),
        choices=lambda: [
            ("", words(Text("请选择", "choose"))),
            ("yes", words(Text("采纳", "adopted"))),
            ("no", words(Text("不采纳", "not adopted"))),
        ],
        coerce=lambda answer: answer == "yes",
    )
    answer = forms.CharField(label=lazily(Text("答复", "Answer")), max_length=4000, widget=forms.Textarea({"rows": 5}))


class Approve(forms.Form):
    """The document that approves an edition, and the hash of what the person had before them."""

    document = forms.CharField(
        label=lazily(Text("文号", "Document")),
        max_length=100,
        help_text=lazily(Text("例如：晋市考领〔2026〕1号。", "For example 晋市考领〔2026〕1号.")),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SendBack(forms.Form):
    """Why an edition is sent back."""

    reason = forms.CharField(
        label=lazily(Text("退回理由", "Reason")), max_length=2000, widget=forms.Textarea({"rows": 5})
    )
