"""Fields that ask about the organisation: kinds, roles, units, people by their number."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.db.models import QuerySet

from kaoheng.text import Text
from kaoheng_web.organisation.kinds import title as kind_title
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.roles import title as role_title
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.fields import Choices, unchosen
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words


def kinds() -> Choices:
    """Every kind of unit, behind the choice of none."""
    return [
        unchosen(Text("全部类别", "every kind")),
        *((kind, words(kind_title(kind))) for kind in Unit.Kind.values),
    ]


def roles() -> Choices:
    """Every role, behind the choice of none."""
    return [unchosen(), *((role.value, words(role_title(role))) for role in Role)]


def units() -> Choices:
    """Every unit that has a name today, behind the choice of none."""
    return _named(UnitName.objects.on(clock.today()))


def units_below() -> Choices:
    """Every unit under another one that has a name today, behind the choice of none."""
    rows = UnitName.objects.on(clock.today()).filter(unit__parent__isnull=False)
    return _named(rows)


def units_held(person: Person, roles: Collection[Role]) -> Choices:
    """The units under another one over which somebody holds one of these roles, behind the choice of none."""
    held = standing(person).paths(roles, "unit__")
    return _named(UnitName.objects.on(clock.today()).filter(held, unit__parent__isnull=False))


class UnitField(forms.ChoiceField):
    """A unit from a list, that of all if no other is named."""

    def __init__(self, label: Text, choices: Callable[[], Choices] = units, **options: Any) -> None:
        super().__init__(label=lazily(label), choices=choices, **options)

    def clean(self, value: Any) -> Unit | None:
        """The unit itself."""
        key = super().clean(value)
        return Unit.objects.get(pk=key) if key else None


class UnitsField(forms.MultipleChoiceField):
    """Several units from a list, that of all if no other is named."""

    def __init__(self, label: Text, choices: Callable[[], Choices] = units, **options: Any) -> None:
        widget = forms.CheckboxSelectMultiple
        super().__init__(label=lazily(label), choices=lambda: choices()[1:], widget=widget, **options)

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


def _named(rows: QuerySet[UnitName]) -> Choices:
    named = rows.order_by("unit_id").values_list("unit_id", "name")
    return [unchosen(), *((str(pk), name) for pk, name in named)]
