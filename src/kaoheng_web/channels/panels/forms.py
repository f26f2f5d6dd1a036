"""What people type about panels: opening one, appointing raters, filling a sheet, giving one back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kaoheng.numbers import as_text
from kaoheng.tally.panel import Panel as Terms
from kaoheng.tally.panels.terms import DONT_KNOW, Scores
from kaoheng.text import Text, title_of
from kaoheng_web.channels.panels.actions import field
from kaoheng_web.channels.panels.rules import Cell, Given
from kaoheng_web.organisation.forms.fields import PersonField
from kaoheng_web.shared.fields import choice, day, line, lines, offer, unchosen
from kaoheng_web.shared.forms import VersionedForm
from kaoheng_web.shared.language import words

REASON = Text("理由", "Reason")


class NewPanel(forms.Form):
    """A channel to open."""

    channel = choice(Text("渠道", "Channel"))
    due_on = day(Text("评分截止", "Last day"))
    reason_low = line(
        Text("不高于此分须写理由", "Reason at or below"),
        20,
        required=False,
        told=Text("留空则不要求。", "Empty: none."),
    )
    reason_high = line(
        Text("不低于此分须写理由", "Reason at or above"),
        20,
        required=False,
        told=Text("留空则不要求。", "Empty: none."),
    )

    def __init__(self, *arguments: Any, channels: Mapping[str, Terms], **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "channel", [unchosen(), *((id, _title(terms)) for id, terms in channels.items())])


class NewRater(forms.Form):
    """Somebody to appoint."""

    staff_number = PersonField(Text("工号", "Staff number"))
    rater_class = choice(Text("评分人类别", "Class"), required=False)

    def __init__(self, *arguments: Any, terms: Terms, **named: Any) -> None:
        super().__init__(*arguments, **named)
        classes = [(id, words(title_of(each, id))) for id, each in terms.classes.items() if id]
        if classes:
            offer(self, "rater_class", [unchosen(), *classes])
        else:
            del self.fields["rater_class"]


class Sheet(VersionedForm):
    """A rater's sheet: a value and a reason for every unit and aspect."""

    def __init__(self, *arguments: Any, cells: Sequence[Cell], given: Mapping[Cell, Given], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.cells = cells
        for cell in cells:
            kept = given.get(cell, Given(""))
            value = line(Text("评分", "Rating"), 20, required=False)
            value.widget.attrs["inputmode"] = "decimal"
            reason = lines(REASON, most=500, rows=1, required=False)
            reason.widget.attrs["aria-label"] = REASON
            value.initial, reason.initial = kept.value, kept.reason
            self.fields[field("value", cell)], self.fields[field("reason", cell)] = value, reason

    @property
    def ratings(self) -> dict[Cell, Given]:
        """What was typed, cell by cell."""
        typed = self.cleaned_data
        return {cell: Given(typed[field("value", cell)], typed[field("reason", cell)]) for cell in self.cells}


class Reopen(forms.Form):
    """A sheet to give back."""

    document = line(Text("文号或会议纪要", "Document or minutes"), 100)
    reason = lines(REASON)


def scale(terms: Terms) -> Text:
    """What a rater may write: 60至100分, or places; or 不了解."""
    zh, en = DONT_KNOW
    unknown = Text(f"；不了解的填“{zh}”", f"; write “{en}” if you cannot tell")
    if isinstance(terms.values, Scores):
        low, high = as_text(terms.values.least), as_text(terms.values.most)
        return Text(f"在{low}至{high}分之间评分", f"from {low} to {high}") + unknown
    return Text("填名次，1为最好", "places, 1 is the best") + unknown


def _title(terms: Terms) -> str:
    return words(title_of(terms))
