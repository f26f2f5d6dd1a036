"""What people type about surveys."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.channels.surveys import rules
from kaoheng_web.channels.surveys.models import Stratum
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.shared import clock
from kaoheng_web.shared.forms import lazily

MOST_PEOPLE = 100_000_000


class NewSurvey(forms.Form):
    """A survey to prepare."""

    channel = forms.ChoiceField(label=lazily(Text("调查渠道", "Survey")))
    title = forms.CharField(label=lazily(Text("调查名称", "Title")), max_length=100)
    agency = forms.CharField(label=lazily(Text("调查机构", "Agency")), max_length=100, required=False)
    units = forms.MultipleChoiceField(
        label=lazily(Text("单位", "Units")),
        widget=forms.SelectMultiple({"size": 10}),
        help_text=lazily(Text("按住 Ctrl 可多选。", "Hold Ctrl to choose several.")),
    )
    strata = forms.CharField(
        label=lazily(Text("各层", "Strata")),
        max_length=500,
        required=False,
        help_text=lazily(Text("办法规定分层的填写，用顿号分开。", "Where the method has strata, with commas.")),
    )

    def __init__(self, data: Any, *, channels: Iterable[tuple[str, str]], units: Iterable[Unit]) -> None:
        super().__init__(data)
        self.standing = {str(unit.pk): unit for unit in units}
        rows = UnitName.objects.on(clock.today()).filter(unit__in=self.standing).order_by("unit_id")
        self.fields["channel"].choices = list(channels)  # type: ignore[attr-defined]
        self.fields["units"].choices = [  # type: ignore[attr-defined]
            (str(row.unit_id), row.name) for row in rows
        ]

    def clean_units(self) -> list[Unit]:
        """The units, in the order of their keys."""
        return [self.standing[key] for key in sorted(self.cleaned_data["units"], key=int)]

    def clean_strata(self) -> list[str]:
        """The names of the strata."""
        parts = self.cleaned_data["strata"].replace("，", "、").replace(",", "、").split("、")
        return list(dict.fromkeys(part.strip()[:64] for part in parts if part.strip()))


class Invite(forms.Form):
    """How many codes each stratum gets, and how many people it has."""

    def __init__(self, data: Any, strata: Iterable[Stratum], names: dict[int, str]) -> None:
        super().__init__(data)
        for each in strata:
            title = f"{names[each.unit_id]}{each.name}"
            self.fields[f"n{each.pk}"] = forms.IntegerField(
                label=lazily(Text(f"{title}：邀请码", f"{title}: codes")),
                help_text=lazily(Text(f"已发{each.codes_issued}个", f"{each.codes_issued} so far")),
                min_value=0,
                max_value=rules.MOST_CODES,
                required=False,
            )
            self.fields[f"p{each.pk}"] = forms.IntegerField(
                label=lazily(Text(f"{title}：总体人数", f"{title}: people")),
                initial=each.population,
                min_value=1,
                max_value=MOST_PEOPLE,
                required=False,
            )

    def numbers(self, kind: str) -> dict[int, int]:
        """What was typed for codes (`n`) or people (`p`), by stratum."""
        typed = self.cleaned_data.items()
        return {int(name[1:]): number for name, number in typed if name[0] == kind and number is not None}


class Void(forms.Form):
    """Why a survey is void."""

    reason = forms.CharField(
        label=lazily(Text("作废理由", "Reason")), max_length=500, widget=forms.Textarea({"rows": 4})
    )
