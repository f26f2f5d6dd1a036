"""Reading sessions: what is voted on, and who votes."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count as Number

from kaoheng.tally.ballot import Ballot as Channel
from kaoheng.text import Text
from kaoheng_web.channels.ballots.models import AssessedUnit, Count, Session, VoterClass
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.shared.errors import NotFound

NO_CHANNEL = Text("考核办法中没有这个民主测评渠道。", "The method has no such ballot.")


def ballots_of(edition: Edition) -> dict[str, Channel]:
    """The channels of a method that are ballots."""
    return {id: each for id, each in edition.method.channels.items() if isinstance(each, Channel)}


def channel_of(session: Session) -> Channel:
    """The terms by which a session is counted."""
    found = ballots_of(session.edition).get(session.channel)
    if found is None:
        raise NotFound(NO_CHANNEL)
    return found


@once
def units_of(session: Session) -> list[tuple[Unit, str]]:
    """The units that a session votes on, with the names they have on its day."""
    return units_of_each([session])[session.pk]


def units_of_each(sessions: Collection[Session]) -> dict[int, list[tuple[Unit, str]]]:
    """The units of many sessions, by the key of the session."""
    rows = AssessedUnit.objects.filter(session__in=sessions).select_related("unit", "session").order_by("pk")
    names: dict[int, list[UnitName]] = {}
    for name in UnitName.objects.filter(unit__in=[row.unit_id for row in rows]).order_by("valid_from"):
        names.setdefault(name.unit_id, []).append(name)
    found: dict[int, list[tuple[Unit, str]]] = {session.pk: [] for session in sessions}
    for row in rows:
        own = names.get(row.unit_id, [])
        called = [name for name in own if name.valid_from <= row.session.held_on] or own[:1]
        found[row.session_id].append((row.unit, called[-1].name if called else str(row.unit)))
    return found


def unfinished(person: Person, year: int) -> list[Session]:
    """Sessions of a year that still wait for something, the nearest first."""
    rows = Session.objects.visible_to(person).filter(edition__year=year, locked_at=None, voided_at=None)
    return list(rows.order_by("held_on", "pk")[:20])


@dataclass(frozen=True, slots=True)
class Turnout:
    """Ballots of one class so far: codes given out and used, and what the count of paper says."""

    voter_class: VoterClass
    cast: int
    count: Count | None

    @property
    def issued(self) -> int:
        """Ballots given out."""
        return self.voter_class.codes_issued + (self.count.issued if self.count else 0)

    @property
    def returned(self) -> int:
        """Ballots in the boxes."""
        return self.cast + (self.count.returned if self.count else 0)


def turnouts(session: Session) -> list[Turnout]:
    """Every class of voters, in the order of the method."""
    return turnouts_of_each([session])[session.pk]


def turnouts_of_each(sessions: Collection[Session]) -> dict[int, list[Turnout]]:
    """The classes of voters of many sessions, by the key of the session."""
    rows = VoterClass.objects.filter(session__in=sessions).select_related("count__counter", "count__checker")
    found: dict[int, list[Turnout]] = {session.pk: [] for session in sessions}
    for each in rows.annotate(cast=Number("ballots")).order_by("pk"):
        found[each.session_id].append(Turnout(each, each.cast, getattr(each, "count", None)))
    return found
