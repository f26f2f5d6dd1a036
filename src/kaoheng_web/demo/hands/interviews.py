"""The chapter of the interviews, through the actions."""

from kaoheng_web.channels.interviews.actions import Talk, record_interview
from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.interviews import Said


class InterviewHands(People):
    """See `kaoheng_web.demo.year.interviews`."""

    def record_interview(self, year: int, unit: str, member: int, said: Said) -> None:
        """A member of the team, by the place in it, writes down a talk about a unit."""
        record_interview(self.team_of(unit)[member], self.unit(unit), year, Talk(*said))
