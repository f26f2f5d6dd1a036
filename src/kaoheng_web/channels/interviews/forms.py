"""What people type about interviews."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.channels.interviews.actions import Talk
from kaoheng_web.channels.interviews.grades import GRADES, PARTNERS
from kaoheng_web.organisation.models import Unit
from kaoheng_web.shared.fields import CHOOSE, choice, day, line, lines, offer, titled, unchosen
from kaoheng_web.shared.forms import VersionedForm


class TalkForm(forms.Form):
    """A talk."""

    held_on = day(Text("谈话日期", "Held on"))
    partner = choice(
        Text("谈话对象类别", "Kind of partner"),
        titled(PARTNERS, CHOOSE),
    )
    post = line(Text("谈话对象职务", "Post"), 100, told=Text("写职务，不写姓名。", "Write the post, never the name."))
    grade = choice(Text("总体评价", "Grade"), titled(GRADES, CHOOSE))
    notes = lines(
        Text("谈话记录", "Notes"),
        most=20_000,
        rows=10,
        told=Text(
            "加密保存；只有您本人和组织部授权人员能读，每次阅读都留痕。",
            "Kept sealed: only you and the authorised of the organisation department read them, each time on record.",
        ),
    )

    @property
    def talk(self) -> Talk:
        """What was typed, as the actions take it."""
        given = self.cleaned_data
        return Talk(**{name: given[name] for name in ("held_on", "partner", "post", "grade", "notes")})


class NewTalk(TalkForm):
    """A talk about one of the units that the author is assigned to."""

    unit = choice(Text("被考核单位", "Unit"))
    field_order = ("unit",)

    def __init__(self, *arguments: Any, units: Sequence[tuple[Unit, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "unit", [unchosen(), *((str(unit.pk), name) for unit, name in units)])

    def clean_unit(self) -> Unit:
        """The unit."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])


class Correction(VersionedForm, TalkForm):
    """A talk with what was wrong mended, and why."""

    notes = lines(
        Text("谈话记录", "Notes"), most=20_000, rows=10, required=False, told=Text("留空则不改。", "Empty: left as is.")
    )
    reason = line(Text("更正理由", "Reason"), 200)
