"""What people type in the procedure."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kaoheng.text import Text, join, title_of
from kaoheng_web.organisation.models import Unit
from kaoheng_web.procedure.models.meetings import AssessmentMeeting
from kaoheng_web.procedure.models.steps import Exemption
from kaoheng_web.procedure.queries.reports import Compared, Comparison
from kaoheng_web.shared.fields import choice, day, line, lines, offer, tick, titled
from kaoheng_web.shared.forms import VersionedForm, lazily
from kaoheng_web.shared.language import words

KINDS = {
    Exemption.Kind.EXTEND: Text("延长期限", "extend"),
    Exemption.Kind.SKIP: Text("免予办理", "skip"),
}
LINES = Text(
    "一行一类：类别 | 应到 | 实到，例如：班子成员 | 9 | 8。",
    "One class a line: class | due | present, for example A | 9 | 8.",
)


class WindowForm(VersionedForm):
    """When a step is taken."""

    opens = day(Text("起始日期", "First day"))
    closes = day(Text("截止日期", "Last day"))


class ClosingForm(forms.Form):
    """Closing a step."""

    note = lines(Text("说明", "Note"), most=1000, rows=3, required=False)
    knowingly = tick(Text("前面的环节未办结，仍先办结本环节", "Close it before the steps ahead of it"))


class ExemptionForm(forms.Form):
    """A decision of the leading group on a step."""

    kind = choice(Text("决定", "Decision"), titled(KINDS))
    until = day(Text("延至", "Until"), required=False, told=Text("延长期限时填写。", "For an extension."))
    reason = lines(Text("理由", "Reason"), most=1000)
    document = line(Text("会议纪要文号", "Minutes"), 100)

    def clean(self) -> dict[str, Any]:
        """An extension says until when."""
        given = super().clean() or {}
        if given.get("kind") == Exemption.Kind.EXTEND and not given.get("until"):
            self.add_error("until", words(Text("请写明延至哪一天。", "Say until when.")))
        return given


class ReportForm(VersionedForm):
    """A self-assessment with an own score for every item."""

    text = lines(Text("自查总结", "Report"), most=20_000, rows=12)

    def __init__(self, *arguments: Any, beside: Comparison | None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.items: list[str] = []
        if beside is None:
            return
        for row in beside.rows:
            item = row.stands.item
            self.items.append(item.id)
            self.fields[item.id] = line(title_of(item), 12, required=False, told=_told(row, beside.scored))

    @property
    def scores(self) -> dict[str, str]:
        """The own scores by item."""
        return {item: self.cleaned_data.get(item, "") for item in self.items}


def _told(row: Compared, scored: Text) -> Text:
    """What stands beside the field of an own score, in the words of the progress."""
    stands, item = row.stands, row.stands.item
    full = "" if item.points is None else str(item.points)
    told = (
        (Text("满分", "full marks"), Text(full, full)),
        (Text("目标", "target"), Text(stands.target, stands.target)),
        (Text("填报", "reported"), stands.reported),
        (Text("核定", "certified"), stands.certified),
        (Text("最终", "final"), stands.final),
        (scored, Text(row.points, row.points)),
    )
    said = [Text(f"{name.zh} {value.zh}", f"{name.en} {value.en}") for name, value in told if value.zh]
    return join(said, " · ", " · ")


class OfUnitForm(forms.Form):
    """Something about one of the units that the reader's team visits."""

    unit = choice(Text("被考核单位", "Unit"))

    def __init__(self, *arguments: Any, units: Sequence[tuple[Unit, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.units = {str(unit.pk): unit for unit, _ in units}
        offer(self, "unit", [(str(unit.pk), name) for unit, name in units])

    def clean_unit(self) -> Unit:
        """The unit."""
        return self.units[self.cleaned_data["unit"]]


SHARES = {
    AssessmentMeeting.Share.HALF: Text("二分之一", "one half"),
    AssessmentMeeting.Share.TWO_THIRDS: Text("三分之二", "two thirds"),
}


class MeetingForm(OfUnitForm):
    """An assessment meeting."""

    held_on = day(Text("日期", "Day"))
    place = line(Text("地点", "Place"), 100)
    least = forms.ChoiceField(
        label=lazily(Text("每类最低到会比例", "Least share of every class")),
        choices=titled(SHARES),
        initial=AssessmentMeeting.Share.TWO_THIRDS,
    )
    classes = lines(Text("到会人数", "Attendance"), most=1000, rows=5, told=LINES)

    def clean_classes(self) -> dict[str, tuple[int, int]]:
        """Every line read; all that is wrong with them at once."""
        found, wrong = {}, []
        for number, row in enumerate(self.cleaned_data["classes"].splitlines(), 1):
            parts = [part.strip() for part in row.replace("｜", "|").split("|")]
            if not row.strip():
                continue
            if len(parts) != 3 or not parts[0] or len(parts[0]) > 30 or not all(map(_is_number, parts[1:])):
                wrong.append(Text(f"第{number}行写法不对：{row}", f"Line {number} cannot be read: {row}"))
            elif parts[0] in found:
                wrong.append(Text(f"第{number}行：{parts[0]}写了两次。", f"Line {number}: {parts[0]} stands twice."))
            else:
                found[parts[0]] = (int(parts[1]), int(parts[2]))
        if wrong:
            raise forms.ValidationError([words(each) for each in wrong])
        return found


class EvaluationForm(OfUnitForm):
    """What the team says of a unit."""

    text = lines(Text("综合评价意见", "Evaluation"), most=10_000, rows=10)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7
