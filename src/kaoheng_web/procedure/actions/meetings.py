"""Assessment meetings are recorded; where too few came, the meeting is reconvened."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.procedure import rules, subjects
from kaoheng_web.procedure.models.meetings import AssessmentMeeting, Attendance
from kaoheng_web.procedure.queries.meetings import last_meetings
from kaoheng_web.procedure.scope import visited
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

EMPTY = Text("请填写。", "Fill it in.")
AHEAD = Text("大会召开以后再登记。", "Record it once it was held.")
ENOUGH = Text("这个单位的测评大会已经召开，到会人数符合规定。", "The unit had its meeting, and enough came.")
NOT_VISITED = Text("考核组在这一年度不考察这个单位。", "No team visits this unit in that year.")
Numbers = Mapping[str, tuple[int, int]]


def hold_meeting(
    by: Person, unit: Unit, year: int, held_on: date, place: str, least: str, classes: Numbers
) -> AssessmentMeeting:
    """A meeting with who was due and came, by class; a second one only in place of one that was too small."""
    verb = rules.HOLD_MEETING
    with transaction.atomic():
        require(by, verb, unit)
        last = last_meetings(year).get(unit.pk)
        stops = [ENOUGH] if last is not None and last.quorate else []
        stops += [] if unit in visited(year) else [NOT_VISITED]
        fields = {
            "held_on": [AHEAD] if held_on > clock.today() else [],
            "place": [] if place.strip() else [EMPTY],
            "classes": list(rules.wrong_attendance(classes)),
        }
        refuse_if(stops, fields)
        row = AssessmentMeeting.objects.create(
            year=year,
            unit=unit,
            held_on=held_on,
            place=place.strip(),
            least=least,
            reconvenes=last.meeting if last else None,
            at=clock.now(),
            by=by,
        )
        numbers = Attendance.objects.bulk_create(
            Attendance(meeting=row, name=name, due=due, present=present) for name, (due, present) in classes.items()
        )
        record(
            by.actor,
            [
                created(verb.name, subjects.MEETING, row),
                *(created(verb.name, subjects.ATTENDANCE, each) for each in numbers),
            ],
        )
    return row
