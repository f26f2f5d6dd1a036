"""What people type about targets."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.models import Person, Post, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.fields import Choices, choice, day, line, lines, offer, titled, unchosen
from kaoheng_web.shared.forms import VersionedForm, lazily
from kaoheng_web.targets.models.balancing import SuperiorTarget

REASON = Text("理由", "Reason")
DOCUMENT = Text("文号", "Document")
GOAL = Text("目标值", "Goal")
GOAL_HELP = Text("只填数字；区间写成 13～15。", "Digits only; a range as 13~15.")
TOGETHER = {
    SuperiorTarget.Together.SUM: Text("合计", "sum"),
    SuperiorTarget.Together.MEAN: Text("算术平均", "mean"),
    SuperiorTarget.Together.WEIGHTED: Text("按基数加权平均", "mean weighted by base"),
}


class Return(forms.Form):
    """Why something goes back."""

    reason = lines(REASON, most=500, rows=3)


class Superior(forms.Form):
    """What the superior asks of the whole city; one field more for every unit's base."""

    goal = line(Text("省下达目标", "Superior's target"), 60, told=GOAL_HELP)
    together = choice(Text("下级汇总方式", "Units together"), titled(TOGETHER))
    document = line(DOCUMENT, 100)

    def __init__(self, *arguments: Any, units: dict[int, str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for pk, name in units.items():
            label = Text(f"{name}基数", f"Base of {name}")
            self.fields[f"weight-{pk}"] = line(label, 40, required=False)


class Balancing(VersionedForm):
    """Another value in place of a proposal."""

    goal = line(Text("平衡值", "Balanced value"), 60, told=GOAL_HELP)
    reason = lines(REASON, most=500, rows=3)


class SubmitSheet(forms.Form):
    """The table goes to the leading group."""

    explanation = lines(
        Text("缺口说明", "Why there are gaps"),
        most=1000,
        rows=3,
        required=False,
        told=Text("有缺口时必填。", "Needed where there are gaps."),
    )


OPINION = Text("意见", "Opinion")


class ApproveSheet(forms.Form):
    """The minutes in which the leading group approves."""

    document = line(Text("会议纪要文号", "Minutes"), 100)
    opinion = lines(OPINION, most=500, rows=3, required=False)


class ReturnSheet(forms.Form):
    """What has to be better."""

    opinion = lines(OPINION, most=500, rows=3)


class Issuing(forms.Form):
    """Under which document everything is issued."""

    document = line(Text("下达文号", "Document"), 100)


class DrawUp(forms.Form):
    """What stands before the year in the number of a letter."""

    mark = line(Text("文号代字", "Mark"), 20, told=Text("如：晋市责", "Such as 晋市责"))


class Window(forms.Form):
    """Days on which changes may be asked for."""

    first = day(Text("开始日期", "First day"))
    last = day(Text("截止日期", "Last day"))
    document = line(DOCUMENT, 100)


class RequestChange(forms.Form):
    """Another target, and why."""

    goal = line(Text("申请调整为", "Asked for"), 60, told=GOAL_HELP)
    reason = lines(Text("调整理由", "Reason"), most=1000, rows=3)


class Review(forms.Form):
    """What the office thinks of a request."""

    opinion = lines(Text("审核意见", "Opinion"), most=500, rows=3)


class Answer(forms.Form):
    """What the leading group answers to a request."""

    document = line(Text("批复文号", "Document"), 100, required=False, told=Text("同意时必填。", "Needed to approve."))
    answer = lines(
        Text("批复意见", "Answer"), most=500, rows=3, required=False, told=Text("不同意时必填。", "Needed to reject.")
    )


class Filter(forms.Form):
    """Which targets to show."""

    unit = line(Text("单位含", "Unit has"), 50, required=False)
    item = line(Text("指标含", "Item has"), 50, required=False)


class Sharing(forms.Form):
    """A part of a target for a post, a person or a department of a unit."""

    target = forms.TypedChoiceField(label=lazily(Text("目标", "Target")), coerce=int)
    task = line(Text("任务", "Task"), 200)
    measure = line(Text("量化要求", "Measure"), 100, required=False)
    due = day(Text("完成时限", "Due"))
    carrier = choice(Text("岗位或人员", "Post or person"), required=False)
    department = line(Text("或科室", "or department"), 50, required=False)

    def __init__(self, *arguments: Any, unit: Unit, targets: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "target", targets)
        offer(self, "carrier", [unchosen(), *_carriers(unit)])

    def carrying(self) -> dict[str, Any]:
        """Who is to carry it, as the action takes it."""
        kind, _, key = self.cleaned_data["carrier"].partition(":")
        found: dict[str, Any] = {"department": self.cleaned_data["department"]}
        if kind == "post":
            found["post"] = Post.objects.get(pk=key)
        if kind == "person":
            found["person"] = Person.objects.get(pk=key)
        return found


@once
def _carriers(unit: Unit) -> Choices:
    today = clock.today()
    posts = Post.objects.on(today).filter(unit=unit).order_by("pk")
    people = Person.objects.filter(roles__unit=unit, roles__valid_from__lte=today, roles__valid_to__isnull=True)
    return [
        *((f"post:{post.pk}", post.title) for post in posts),
        *((f"person:{person.pk}", person.name) for person in people.distinct().order_by("pk")),
    ]
