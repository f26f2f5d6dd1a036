"""What is typed about ranking groups."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.models import Unit
from kaoheng_web.shared.fields import Choices, line, offer, several, tick


class NewGroup(forms.Form):
    """A group to set up."""

    code = line(
        Text("组别代码", "Code"), 32, told=Text("考核办法用它指称这一组。", "The method names the group by it.")
    )
    title = line(Text("组别名称", "Title"), 50)
    title_en = line(Text("英文名称", "Title in English"), 100, required=False)
    graded = tick(Text("评定等次", "Its units are graded"))


class Placing(forms.Form):
    """Which units stand in a group."""

    units = several(Text("单位", "Units"), told=Text("选中的单位移入本组。", "They move into this group."))
    reason = line(Text("说明", "Reason"), 200, required=False)

    def __init__(self, *arguments: Any, units: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "units", units)

    def clean_units(self) -> list[Unit]:
        """The units, the elder first."""
        return list(Unit.objects.filter(pk__in=self.cleaned_data["units"]).order_by("path"))
