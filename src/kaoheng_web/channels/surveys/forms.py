"""What people type about surveys."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.channels.surveys import rules
from kaoheng_web.channels.surveys.models import Stratum
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.shared import clock
from kaoheng_web.shared.fields import choice, line, lines, number, offer, several

MOST_PEOPLE = 100_000_000


class NewSurvey(forms.Form):
    """A survey to prepare."""

    channel = choice(Text("调查渠道", "Survey"))
    title = line(Text("调查名称", "Title"), 100)
    agency = line(Text("调查机构", "Agency"), 100, required=False)
    units = several(Text("单位", "Units"))
    strata = line(
        Text("各层", "Strata"),
        500,
        required=False,
        told=Text("办法规定分层的填写，用顿号分开。", "Where the method has strata, with commas."),
    )

    def __init__(self, data: Any, *, channels: Iterable[tuple[str, str]], units: Iterable[Unit]) -> None:
        super().__init__(data)
        self.standing = {str(unit.pk): unit for unit in units}
        rows = UnitName.objects.on(clock.today()).filter(unit__in=self.standing).order_by("unit_id")
        offer(self, "channel", channels)
        offer(self, "units", [(str(row.unit_id), row.name) for row in rows])

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
            self.fields[f"n{each.pk}"] = number(
                Text(f"{title}：邀请码", f"{title}: codes"),
                0,
                rules.MOST_CODES,
                required=False,
                told=Text(f"已发{each.codes_issued}个", f"{each.codes_issued} so far"),
            )
            self.fields[f"p{each.pk}"] = number(
                Text(f"{title}：总体人数", f"{title}: people"), 1, MOST_PEOPLE, required=False, initial=each.population
            )

    def numbers(self, kind: str) -> dict[int, int]:
        """What was typed for codes (`n`) or people (`p`), by stratum."""
        typed = self.cleaned_data.items()
        return {int(name[1:]): many for name, many in typed if name[0] == kind and many is not None}


class Void(forms.Form):
    """Why a survey is void."""

    reason = lines(Text("作废理由", "Reason"), most=500)
