"""What people type about ballot sessions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules
from kaoheng_web.channels.ballots.models import Count, VoterClass
from kaoheng_web.channels.ballots.paper import Paper
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words

MOST = 100_000
ALL = "all"
"""The field of a class without a name."""
Cell = tuple[int, str, str]


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


class NewSession(forms.Form):
    """A session to prepare."""

    channel = forms.ChoiceField(label=lazily(Text("测评渠道", "Ballot")))
    title = forms.CharField(label=lazily(Text("场次名称", "Title")), max_length=100)
    held_on = forms.DateField(label=lazily(Text("测评日期", "Held on")), widget=_date())
    units = forms.MultipleChoiceField(
        label=lazily(Text("被测评单位", "Units voted on")),
        widget=forms.SelectMultiple({"size": 10}),
        help_text=lazily(Text("按住 Ctrl 可多选；一张票列出全部所选单位。", "Hold Ctrl to choose several.")),
    )

    def __init__(self, data: Any, *, channels: Iterable[tuple[str, str]], units: Iterable[Unit], on: date) -> None:
        super().__init__(data, initial={"held_on": on})
        self.standing = {str(unit.pk): unit for unit in units}
        rows = UnitName.objects.on(on).filter(unit__in=self.standing).order_by("unit_id")
        self.fields["channel"].choices = list(channels)  # type: ignore[attr-defined]
        self.fields["units"].choices = [  # type: ignore[attr-defined]
            (str(row.unit_id), row.name) for row in rows
        ]

    def clean_units(self) -> list[Unit]:
        """The units, in the order of their keys."""
        return [self.standing[key] for key in sorted(self.cleaned_data["units"], key=int)]


class Codes(forms.Form):
    """How many codes to give out to each class."""

    def __init__(self, data: Any, classes: Iterable[VoterClass]) -> None:
        super().__init__(data)
        for each in classes:
            label = lazily(
                Text(f"{each.name}票（已发{each.codes_issued}）", f"{each.name} ({each.codes_issued} so far)")
            )
            self.fields[each.name or ALL] = forms.IntegerField(
                label=label, min_value=0, max_value=rules.MOST_CODES, required=False, initial=0
            )


class Void(forms.Form):
    """Why a session is void."""

    reason = forms.CharField(
        label=lazily(Text("作废理由", "Reason")), max_length=500, widget=forms.Textarea({"rows": 4})
    )


class Repeat(forms.Form):
    """When a session is held again."""

    held_on = forms.DateField(label=lazily(Text("重投日期", "Held again on")), widget=_date())


class CountSheet(forms.Form):
    """The count of the paper ballots of one class."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    eligible = forms.IntegerField(
        label=lazily(Text("应到人数", "Entitled")), min_value=0, max_value=MOST, required=False
    )
    attended = forms.IntegerField(
        label=lazily(Text("实到人数", "Present")), min_value=0, max_value=MOST, required=False
    )
    issued = forms.IntegerField(label=lazily(Text("发出票", "Issued")), min_value=0, max_value=MOST)
    returned = forms.IntegerField(label=lazily(Text("收回票", "Returned")), min_value=0, max_value=MOST)
    void = forms.IntegerField(label=lazily(Text("无效票", "Void")), min_value=0, max_value=MOST)
    counter = forms.CharField(label=lazily(Text("计票人工号", "Counter's staff number")), max_length=32)
    checker = forms.CharField(label=lazily(Text("监票人工号", "Checker's staff number")), max_length=32)

    def __init__(self, data: Any, paper: Paper, voter_class: VoterClass, count: Count | None, seen: str) -> None:
        super().__init__(data, initial=_initial(paper, voter_class, count, seen))
        self.paper = paper
        for name in self._cells():
            self.fields[name] = forms.IntegerField(label=name, min_value=0, max_value=MOST, required=False)

    def clean_counter(self) -> Person:
        """Who counted."""
        return _person(self.cleaned_data["counter"])

    def clean_checker(self) -> Person:
        """Who watched and counted again."""
        return _person(self.cleaned_data["checker"])

    def lines(self) -> list[dict[str, Any]]:
        """The table of marks, line by line."""
        marks = range(len(self.paper.marks))
        return [
            {"row": row, "fields": [self[f"v{at}_{mark}"] for mark in marks]} for at, row in enumerate(self.paper.rows)
        ]

    def votes(self) -> dict[Cell, int]:
        """The marks that were counted."""
        return {cell: number for name, cell in self._cells().items() if (number := self.cleaned_data.get(name))}

    def _cells(self) -> dict[str, Cell]:
        return {
            f"v{at}_{place}": (row.unit, row.aspect, mark)
            for at, row in enumerate(self.paper.rows)
            for place, mark in enumerate(self.paper.marks)
        }


def _initial(paper: Paper, voter_class: VoterClass, count: Count | None, seen: str) -> dict[str, Any]:
    known: dict[str, Any] = {"eligible": voter_class.eligible, "attended": voter_class.attended, "seen": seen}
    if count is None:
        return known
    votes = {(row.unit_id, row.aspect, row.mark): row.votes for row in count.marks.all()}
    cells = {
        f"v{at}_{place}": votes.get((row.unit, row.aspect, mark))
        for at, row in enumerate(paper.rows)
        for place, mark in enumerate(paper.marks)
    }
    people = {"counter": count.counter.staff_number, "checker": count.checker.staff_number}
    return {**known, **people, "issued": count.issued, "returned": count.returned, "void": count.void, **cells}


def _person(number: str) -> Person:
    found: Person | None = Person.objects.filter(staff_number=number.strip()).first()
    if found is None:
        told = Text(f"没有工号为“{number}”的人，请核对。", f"Nobody has the number {number!r}: check it.")
        raise forms.ValidationError(words(told))
    return found
