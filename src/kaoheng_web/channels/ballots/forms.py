"""What people type about ballot sessions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules
from kaoheng_web.channels.ballots.models import Count, VoterClass
from kaoheng_web.channels.ballots.paper import Paper
from kaoheng_web.organisation.forms.fields import PersonField
from kaoheng_web.organisation.models import Unit, UnitName
from kaoheng_web.shared.fields import choice, day, line, lines, number, offer, several
from kaoheng_web.shared.forms import VersionedForm

MOST = 100_000
ALL = "all"
"""The field of a class without a name."""
Cell = tuple[int, str, str]


class NewSession(forms.Form):
    """A session to prepare."""

    channel = choice(Text("测评渠道", "Ballot"))
    title = line(Text("场次名称", "Title"), 100)
    held_on = day(Text("测评日期", "Held on"))
    units = several(
        Text("被测评单位", "Units voted on"),
        told=Text("一张票列出全部所选单位。", "One ballot lists all of them."),
    )

    def __init__(self, data: Any, *, channels: Iterable[tuple[str, str]], units: Iterable[Unit], on: date) -> None:
        super().__init__(data, initial={"held_on": on})
        self.standing = {str(unit.pk): unit for unit in units}
        rows = UnitName.objects.on(on).filter(unit__in=self.standing).order_by("unit_id")
        offer(self, "channel", channels)
        offer(self, "units", [(str(row.unit_id), row.name) for row in rows])

    def clean_units(self) -> list[Unit]:
        """The units, in the order of their keys."""
        return [self.standing[key] for key in sorted(self.cleaned_data["units"], key=int)]


class Codes(forms.Form):
    """How many codes to give out to each class."""

    def __init__(self, data: Any, classes: Iterable[VoterClass]) -> None:
        super().__init__(data)
        for each in classes:
            label = Text(f"{each.name}票（已发{each.codes_issued}）", f"{each.name} ({each.codes_issued} so far)")
            self.fields[each.name or ALL] = number(label, 0, rules.MOST_CODES, required=False, initial=0)


class Void(forms.Form):
    """Why a session is void."""

    reason = lines(Text("作废理由", "Reason"), most=500)


class Repeat(forms.Form):
    """When a session is held again."""

    held_on = day(Text("重投日期", "Held again on"))


class CountSheet(VersionedForm):
    """The count of the paper ballots of one class."""

    eligible = number(Text("应到人数", "Entitled"), 0, MOST, required=False)
    attended = number(Text("实到人数", "Present"), 0, MOST, required=False)
    issued = number(Text("发出票", "Issued"), 0, MOST)
    returned = number(Text("收回票", "Returned"), 0, MOST)
    void = number(Text("无效票", "Void"), 0, MOST)
    counter = PersonField(Text("计票人工号", "Counter's staff number"))
    checker = PersonField(Text("监票人工号", "Checker's staff number"))

    def __init__(self, data: Any, paper: Paper, voter_class: VoterClass, count: Count | None, seen: str) -> None:
        super().__init__(data, initial=_initial(paper, voter_class, count), version=seen)
        self.paper = paper
        for name, title in self._titles().items():
            self.fields[name] = number(Text(title, title), 0, MOST, required=False)
            self.fields[name].widget.attrs["aria-label"] = title

    def lines(self) -> list[dict[str, Any]]:
        """The table of marks, line by line."""
        return [
            {"row": row, "fields": [(mark, self[f"v{at}_{place}"]) for place, mark in enumerate(self.paper.marks)]}
            for at, row in enumerate(self.paper.rows)
        ]

    def votes(self) -> dict[Cell, int]:
        """The marks that were counted."""
        return {cell: votes for name, cell in self._cells().items() if (votes := self.cleaned_data.get(name))}

    def _titles(self) -> dict[str, str]:
        """What each cell is called where its place in the table cannot be seen."""
        return {
            f"v{at}_{place}": " ".join(filter(None, (row.name, row.title, str(mark))))
            for at, row in enumerate(self.paper.rows)
            for place, mark in enumerate(self.paper.marks)
        }

    def _cells(self) -> dict[str, Cell]:
        return {
            f"v{at}_{place}": (row.unit, row.aspect, mark)
            for at, row in enumerate(self.paper.rows)
            for place, mark in enumerate(self.paper.marks)
        }


def _initial(paper: Paper, voter_class: VoterClass, count: Count | None) -> dict[str, Any]:
    known: dict[str, Any] = {"eligible": voter_class.eligible, "attended": voter_class.attended}
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
