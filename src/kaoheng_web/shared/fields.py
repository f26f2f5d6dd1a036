"""The fields that most forms are made of: a day, a line, several lines, a number, a choice, several of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

Choices = list[tuple[str, str]]
Offered = Iterable[tuple[Any, str]] | Callable[[], Choices]
YEARS = 1900, 2200
CHOOSE, ALL = Text("请选择", "choose"), Text("全部", "all")


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


def number(
    label: Text, least: int, most: int, *, required: bool = True, initial: int | None = None, told: Text | None = None
) -> forms.IntegerField:
    """A whole number."""
    return forms.IntegerField(
        label=lazily(label),
        min_value=least,
        max_value=most,
        required=required,
        initial=initial,
        help_text=_help(told),
    )


class _Together(forms.FileInput):
    """Chooses any number of files."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Any number of files, up to a limit."""

    widget = _Together

    def __init__(self, label: Text, most: int, told: Text) -> None:
        super().__init__(label=lazily(label), required=False, help_text=_help(told))
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files that were chosen, none where nobody chose one."""
        found = [super(Files, self).clean(each, initial) for each in data or ()]
        if len(found) > self.most:
            raise forms.ValidationError(words(Text(f"最多{self.most}个文件。", f"{self.most} files at most.")))
        return found


def choice(label: Text, choices: Offered = (), *, required: bool = True, told: Text | None = None) -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(label=lazily(label), choices=choices, required=required, help_text=_help(told))


def several(
    label: Text, choices: Offered = (), *, required: bool = True, told: Text | None = None
) -> forms.MultipleChoiceField:
    """Some of many, each with a box to tick."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=lazily(label), choices=choices, widget=widget, required=required, help_text=_help(told)
    )


def tick(label: Text, told: Text | None = None) -> forms.BooleanField:
    """Something that is so, or not."""
    return forms.BooleanField(label=lazily(label), help_text=lazily(told) if told else "", required=False)


def hidden(most: int = 128, *, required: bool = True) -> forms.CharField:
    """What the page carries along: the version that its reader saw."""
    return forms.CharField(widget=forms.HiddenInput, max_length=most, required=required)


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    """Let a field choose from what is known only when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def titled(titles: Mapping[Any, Text], none: Text | None = None) -> Callable[[], Choices]:
    """The choices that have these titles, behind the choice of none where that has a title too."""
    return lambda: [*([unchosen(none)] if none else []), *((str(key), words(title)) for key, title in titles.items())]


def unchosen(label: Text = CHOOSE) -> tuple[str, str]:
    """The choice of nothing, which stands first."""
    return "", words(label)


def _help(told: Text | None) -> Any:
    return lazily(told) if told else ""
