"""What people type about vetoes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kaoheng.method.vetoes import Veto
from kaoheng.text import Text, title_of
from kaoheng_web.organisation.models import Unit
from kaoheng_web.shared.fields import YEARS, choice, day, line, lines, number, offer, unchosen
from kaoheng_web.shared.language import words


class Proposal(forms.Form):
    """A veto to propose; the matters are those of the method that the reader may propose."""

    veto = choice(Text("否决事项", "Veto"))
    unit = choice(Text("被否决单位", "Unit"))
    year = number(
        Text("适用年度", "Year"),
        *YEARS,
        told=Text("办法写明追溯的事项，可以填以前年度。", "An earlier year only where the method reaches back."),
    )
    facts = lines(Text("事实和理由", "Facts and reasons"))
    legal_basis = lines(Text("法律依据", "Legal basis"), rows=2, told=Text("写到条款。", "Down to the article."))
    document = line(Text("提出文号", "Document"), 100)

    def __init__(
        self, *arguments: Any, vetoes: Sequence[Veto], units: Sequence[tuple[Unit, str]], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self._vetoes = {veto.id: veto for veto in vetoes}
        offer(self, "veto", [unchosen(), *((veto.id, _described(veto)) for veto in vetoes)])
        offer(self, "unit", [unchosen(), *((str(unit.pk), name) for unit, name in units)])

    def clean_veto(self) -> Veto:
        """The veto as the method has it."""
        return self._vetoes[self.cleaned_data["veto"]]

    def clean_unit(self) -> Unit:
        """The unit."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])


class HearingForm(forms.Form):
    """What the unit said, and when."""

    on = day(Text("听取日期", "Heard on"))
    statement = lines(
        Text("陈述意见", "Statement"), told=Text("单位没有意见的，写“无意见”。", "“No objection” if there is none.")
    )


class Decision(forms.Form):
    """What the leading group decides."""

    approved = choice(
        Text("审定", "Decision"),
        lambda: [("yes", words(Text("批准", "approve"))), ("no", words(Text("不予批准", "reject")))],
    )
    document = line(Text("文号或会议纪要", "Document or minutes"), 100, required=False)
    reason = lines(Text("审定意见", "Reason"), required=False)


def _described(veto: Veto) -> str:
    title = words(title_of(veto))
    return f"{title}（{veto.proposer}）" if veto.proposer else title
