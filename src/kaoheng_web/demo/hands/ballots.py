"""The chapter of the ballots, through the actions: on paper, counted by two."""

from collections.abc import Mapping, Sequence
from datetime import date

from kaoheng_web.channels.ballots.actions.counting import enter_count
from kaoheng_web.channels.ballots.actions.sessions import close, lock, open_voting, prepare
from kaoheng_web.channels.ballots.models import Session, VoterClass
from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.ballots import MARKS, Votes

LEFT_AT_HOME = 4
"""Voters who have no ballot, by class."""


class BallotHands(People):
    """See `kaoheng_web.demo.year.ballots`."""

    def open_voting(self, year: int, title: str, held_on: date, units: Sequence[str]) -> Session:
        """The team prepares a session and opens it."""
        by, rows = self.person("team1"), [self.unit(name) for name in units]
        return open_voting(by, prepare(by, self.edition(year), "appraisal", title, held_on, rows))

    def vote(self, session: Session, votes: Mapping[str, Votes]) -> None:
        """All vote by class, and the box is closed."""
        counter, checker = self.person("team1"), self.person("team2")
        close(counter, session)
        for name, own in votes.items():
            marked = max(sum(marks) for marks in own.marks.values())
            enter_count(
                counter,
                VoterClass.objects.select_related("session").get(session=session, name=name),
                counter,
                checker,
                issued=own.issued,
                returned=own.returned,
                void=own.returned - marked,
                votes={
                    (self.unit(unit).pk, "", mark): number
                    for unit, marks in own.marks.items()
                    for mark, number in zip(MARKS, marks, strict=True)
                },
                eligible=max(own.issued, own.returned) + LEFT_AT_HOME,
                attended=max(own.issued, own.returned),
            )

    def lock_tally(self, session: Session) -> None:
        """The team makes it count."""
        session.refresh_from_db()
        lock(self.person("team1"), session)
