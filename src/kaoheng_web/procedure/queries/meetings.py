"""Reading assessment meetings."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaoheng_web.ledger.reading import once
from kaoheng_web.procedure.models.meetings import AssessmentMeeting, Attendance
from kaoheng_web.procedure.rules import quorate


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, who was due and came, and whether enough did."""

    meeting: AssessmentMeeting
    classes: tuple[Attendance, ...]

    @property
    def quorate(self) -> bool:
        """Whether enough of every class came."""
        return quorate(self.meeting.least, {each.name: (each.due, each.present) for each in self.classes})


def held(meetings: Iterable[AssessmentMeeting]) -> list[Held]:
    """Meetings with their numbers, in the order given."""
    rows = list(meetings)
    classes: dict[int, list[Attendance]] = {}
    for each in Attendance.objects.filter(meeting__in=rows).order_by("pk"):
        classes.setdefault(each.meeting_id, []).append(each)
    return [Held(row, tuple(classes.get(row.pk, ()))) for row in rows]


@once
def last_meetings(year: int) -> dict[int, Held]:
    """The last meeting of every unit in a year: a reconvened one takes the place of the one before."""
    rows = AssessmentMeeting.objects.filter(year=year).select_related("unit").order_by("pk")
    return {each.meeting.unit_id: each for each in held(rows)}
