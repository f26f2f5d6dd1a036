"""The fields that most forms are made of: a day, a line, several lines, a choice."""

from collections.abc import Callable
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

Choices = list[tuple[str, str]]
CHOOSE = Text("请选择", "choose")


def day(label: Text, *, required: bool = True, told: Text | None = None) -> forms.DateField:
    """A day on the calendar."""
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=lazily(label), widget=widget, required=required, help_text=_help(told))


def line(label: Text, most: int, *, required: bool = True, told: Text | None = None) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=lazily(label), max_length=most, required=required, help_text=_help(told))


def lines(
    label: Text, *, most: int = 5000, rows: int = 4, required: bool = True, told: Text | None = None
) -> forms.CharField:
    """Several lines of text."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=lazily(label), max_length=most, required=required, widget=widget, help_text=_help(told)
    )


def choice(
    label: Text, choices: Choices | Callable[[], Choices], *, required: bool = True, told: Text | None = None
) -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(label=lazily(label), choices=choices, required=required, help_text=_help(told))


def unchosen(label: Text = CHOOSE) -> tuple[str, str]:
    """The choice of nothing, which stands first."""
    return "", words(label)


def _help(told: Text | None) -> Any:
    return lazily(told) if told else ""
