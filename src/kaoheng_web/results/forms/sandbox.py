"""Other values to try."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms

from kaoheng.freeze.written import NUMBER, read_one
from kaoheng.text import Text
from kaoheng_web.results.queries.sandbox import Lever
from kaoheng_web.shared.fields import line
from kaoheng_web.shared.language import words

NO_NUMBER = Text("请填数字，例如 6.5。", "Give a number such as 6.5.")
NOTHING = Text("请至少改一项。", "Change at least one value.")


class Trying(forms.Form):
    """A value for every item that may be tried; what is left as it is changes nothing."""

    def __init__(self, *arguments: Any, levers: Sequence[Lever], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.levers = {each.item.id: each for each in levers}
        for id, each in self.levers.items():
            self.fields[id] = line(each.title, 30, required=False)
            self.fields[id].initial = each.written

    def clean(self) -> dict[str, Any]:
        """What was typed as exact numbers; what is not a number stands at its field."""
        given = {id: text for id, text in self.cleaned_data.items() if text and text != self.levers[id].written}
        self.values: dict[str, Fraction] = {}
        for id, text in given.items():
            state, value = read_one(text)
            if state != NUMBER or value is None:
                self.add_error(id, words(NO_NUMBER))
            elif value != self.levers[id].value:
                self.values[id] = Fraction(value)
        if not self.values and not self.errors:
            raise forms.ValidationError(words(NOTHING))
        return self.cleaned_data

    @property
    def rows(self) -> list[tuple[Lever, forms.BoundField]]:
        """Every item with its field."""
        return [(each, self[id]) for id, each in self.levers.items()]
