"""What the leading group types when it rules."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.results.models.rulings import Adjustment
from kaoheng_web.results.queries.rulings import Matter
from kaoheng_web.results.rules.rulings import outcomes, said
from kaoheng_web.shared.fields import Choices, choice, line, lines, offer, titled, unchosen
from kaoheng_web.shared.language import words

MATTERS = {
    Adjustment.Matter.TOTAL: Text("总分", "total"),
    Adjustment.Matter.RANK: Text("名次", "rank"),
    Adjustment.Matter.GRADE: Text("等次", "grade"),
}
MINUTES = Text("会议纪要", "Minutes")
REASON = Text("理由", "Reason")


class Deciding(forms.Form):
    """What is decided about every unit of a tie."""

    reason = lines(REASON)
    document = line(MINUTES, 100)

    def __init__(self, *arguments: Any, matter: Matter, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offered = [(each, words(said(matter.key, each))) for each in outcomes(matter.key, len(matter.candidates))]
        rows = {f"unit_{each.unit.pk}": each for each in matter.candidates}
        for name, each in rows.items():
            told = matter.scored + Text(f"{each.score}，第{each.rank}名", f" {each.score}, place {each.rank}")
            self.fields[name] = choice(Text(each.name, each.name), [unchosen(), *offered], told=told)
        self.order_fields([*rows, "reason", "document"])
        self._units = {name: each.unit.pk for name, each in rows.items()}

    @property
    def outcomes(self) -> dict[int, str]:
        """What was decided, by the key of the unit."""
        return {pk: self.cleaned_data[name] for name, pk in self._units.items()}


class Adjusting(forms.Form):
    """What takes the place of a computed total, rank or grade."""

    unit = choice(Text("单位", "Unit"))
    matter = choice(Text("事项", "Matter"), titled(MATTERS))
    after = line(Text("调整后", "Adjusted to"), 40, told=Text("如 88.50、3、良好。", "Such as 88.50, 3, or a grade."))
    reason = lines(REASON)
    document = line(MINUTES, 100)

    def __init__(self, *arguments: Any, units: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "unit", [unchosen(), *units])


class Revoking(forms.Form):
    """Why a ruling is taken back."""

    reason = lines(REASON)
