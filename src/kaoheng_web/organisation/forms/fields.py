"""Fields that the forms of the organisation share: days, kinds, roles, units, people by their number."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.organisation.kinds import title as kind_title
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.roles import title as role_title
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

Choices = list[tuple[str, str]]
CHOOSE = Text("请选择", "choose")


def kinds() -> Choices:
    """Every kind of unit, behind the choice of none."""
    return [
        ("", words(Text("全部类别", "every kind"))),
        *((kind, words(kind_title(kind))) for kind in Unit.Kind.values),
    ]


def roles() -> Choices:
    """Every role, behind the choice of none."""
    return [("", words(CHOOSE)), *((role.value, words(role_title(role))) for role in Role)]


def units() -> Choices:
    """Every unit that has a name today, behind the choice of none."""
    rows = UnitName.objects.on(clock.today()).order_by("unit_id").values_list("unit_id", "name")
    return [("", words(CHOOSE)), *((str(pk), name) for pk, name in rows)]


def day_field(label: Text, *, required: bool = True) -> forms.DateField:
    """A day on the calendar."""
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=lazily(label), widget=widget, required=required)


def text_field(label: Text, most: int, *, required: bool = True, note: Text | None = None) -> forms.CharField:
    """A line of text."""
    told = lazily(note) if note else ""
    return forms.CharField(label=lazily(label), max_length=most, required=required, help_text=told)


class UnitField(forms.ChoiceField):
    """A unit from the list of all."""

    def __init__(self, label: Text, **options: Any) -> None:
        super().__init__(label=lazily(label), choices=units, **options)

    def clean(self, value: Any) -> Unit | None:
        """The unit itself."""
        key = super().clean(value)
        return Unit.objects.get(pk=key) if key else None


class UnitsField(forms.MultipleChoiceField):
    """Several units from the list of all."""

    def __init__(self, label: Text, **options: Any) -> None:
        widget = forms.SelectMultiple({"size": 8})
        super().__init__(label=lazily(label), choices=lambda: units()[1:], widget=widget, **options)

    def clean(self, value: Any) -> list[Unit]:
        """The units themselves."""
        return list(Unit.objects.filter(pk__in=super().clean(value)).order_by("pk"))


class PersonField(forms.CharField):
    """A person by their staff number."""

    def __init__(self, label: Text, **options: Any) -> None:
        super().__init__(label=lazily(label), max_length=32, **options)

    def clean(self, value: Any) -> Person | None:
        """The person with that number."""
        number = super().clean(value)
        found: Person | None = Person.objects.filter(staff_number=number).first()
        if found is None and number:
            told = Text(f"没有工号为“{number}”的人，请核对或先登记。", f"Nobody has the number {number!r}: check it.")
            raise forms.ValidationError(words(told))
        return found


def initial_day() -> dict[str, Any]:
    """Today, as the day that most forms mean."""
    return {"on": clock.today()}
