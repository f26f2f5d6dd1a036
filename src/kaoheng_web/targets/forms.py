"""What people type about targets."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person, Post, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words
from kaoheng_web.targets.models import SuperiorTarget

REASON = lazily(Text("理由", "Reason"))
DOCUMENT = lazily(Text("文号", "Document"))
GOAL = lazily(Text("目标值", "Goal"))
GOAL_HELP = lazily(Text("只填数字；区间写成 13～15。", "Digits only; a range as 13~15."))
TOGETHER = {
    SuperiorTarget.Together.SUM: Text("合计", "sum"),
    SuperiorTarget.Together.MEAN: Text("算术平均", "mean"),
    SuperiorTarget.Together.WEIGHTED: Text("按基数加权平均", "mean weighted by base"),
}


def _words() -> forms.Textarea:
    return forms.Textarea({"rows": 3})


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


class Return(forms.Form):
    """Why something goes back."""

    reason = forms.CharField(label=REASON, max_length=500, widget=_words())


class Superior(forms.Form):
    """What the superior asks of the whole city; one field more for every unit's base."""

    goal = forms.CharField(label=lazily(Text("省下达目标", "Superior's target")), max_length=60, help_text=GOAL_HELP)
    together = forms.ChoiceField(
        label=lazily(Text("下级汇总方式", "Units together")),
        choices=lambda: [(key, words(text)) for key, text in TOGETHER.items()],
    )
    document = forms.CharField(label=DOCUMENT, max_length=100)

    def __init__(self, *arguments: Any, units: dict[int, str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for pk, name in units.items():
            label = words(Text(f"{name}基数", f"Base of {name}"))
            self.fields[f"weight-{pk}"] = forms.CharField(label=label, max_length=40, required=False)


class Balancing(forms.Form):
    """Another value in place of a proposal."""

    goal = forms.CharField(label=lazily(Text("平衡值", "Balanced value")), max_length=60, help_text=GOAL_HELP)
    reason = forms.CharField(label=REASON, max_length=500, widget=_words())
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class SubmitSheet(forms.Form):
    """The table goes to the leading group."""

    explanation = forms.CharField(
        label=lazily(Text("缺口说明", "Why there are gaps")),
        required=False,
        max_length=1000,
        widget=_words(),
        help_text=lazily(Text("有缺口时必填。", "Needed where there are gaps.")),
    )


class Decide(forms.Form):
    """What the leading group decides: approve with a document, or send back with a reason."""

    document = forms.CharField(label=lazily(Text("会议纪要文号", "Minutes")), max_length=100, required=False)
    opinion = forms.CharField(label=lazily(Text("意见", "Opinion")), required=False, max_length=500, widget=_words())


class Issuing(forms.Form):
    """Under which document everything is issued."""

    document = forms.CharField(label=lazily(Text("下达文号", "Document")), max_length=100)


class DrawUp(forms.Form):
    """What stands before the year in the number of a letter."""

    mark = forms.CharField(
        label=lazily(Text("文号代字", "Mark")), max_length=20, help_text=lazily(Text("如：晋市责", "Such as 晋市责"))
    )


class Window(forms.Form):
    """Days on which changes may be asked for."""

    first = forms.DateField(label=lazily(Text("开始日期", "First day")), widget=_date())
    last = forms.DateField(label=lazily(Text("截止日期", "Last day")), widget=_date())
    document = forms.CharField(label=DOCUMENT, max_length=100)


class RequestChange(forms.Form):
    """Another target, and why."""

    goal = forms.CharField(label=lazily(Text("申请调整为", "Asked for")), max_length=60, help_text=GOAL_HELP)
    reason = forms.CharField(label=lazily(Text("调整理由", "Reason")), max_length=1000, widget=_words())


class Review(forms.Form):
    """What the office thinks of a request."""

    opinion = forms.CharField(label=lazily(Text("审核意见", "Opinion")), max_length=500, widget=_words())


class Answer(forms.Form):
    """What the leading group answers to a request."""

    document = forms.CharField(label=lazily(Text("批复文号", "Document")), max_length=100, required=False)
    answer = forms.CharField(label=lazily(Text("批复意见", "Answer")), required=False, max_length=500, widget=_words())


class Filter(forms.Form):
    """Which targets to show."""

    unit = forms.CharField(label=lazily(Text("单位含", "Unit has")), required=False, max_length=50)
    item = forms.CharField(label=lazily(Text("指标含", "Item has")), required=False, max_length=50)


class Sharing(forms.Form):
    """A part of a target for a post, a person or a department of a unit."""

    target = forms.TypedChoiceField(label=lazily(Text("目标", "Target")), coerce=int)
    task = forms.CharField(label=lazily(Text("任务", "Task")), max_length=200)
    measure = forms.CharField(label=lazily(Text("量化要求", "Measure")), max_length=100, required=False)
    due = forms.DateField(label=lazily(Text("完成时限", "Due")), widget=_date())
    carrier = forms.ChoiceField(label=lazily(Text("岗位或人员", "Post or person")), required=False)
    department = forms.CharField(label=lazily(Text("或科室", "or department")), max_length=50, required=False)

    def __init__(self, *arguments: Any, unit: Unit, targets: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["target"].choices = targets  # type: ignore[attr-defined]
        self.fields["carrier"].choices = _carriers(unit)  # type: ignore[attr-defined]

    def carrying(self) -> dict[str, Any]:
        """Who is to carry it, as the action takes it."""
        kind, _, key = self.cleaned_data["carrier"].partition(":")
        found: dict[str, Any] = {"department": self.cleaned_data["department"]}
        if kind == "post":
            found["post"] = Post.objects.get(pk=key)
        if kind == "person":
            found["person"] = Person.objects.get(pk=key)
        return found


def _carriers(unit: Unit) -> list[tuple[str, str]]:
    today = clock.today()
    posts = Post.objects.on(today).filter(unit=unit).order_by("pk")
    people = Person.objects.filter(roles__unit=unit, roles__valid_from__lte=today, roles__valid_to__isnull=True)
    return [
        ("", words(Text("请选择", "choose"))),
        *((f"post:{post.pk}", post.title) for post in posts),
        *((f"person:{person.pk}", person.name) for person in people.distinct().order_by("pk")),
    ]
