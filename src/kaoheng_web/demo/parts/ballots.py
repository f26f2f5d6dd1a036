"""Last year's democratic evaluation, one county's box void and voted again; this year's of the counties is open."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.channels.ballots.actions.counting import enter_count
from kaoheng_web.channels.ballots.actions.sessions import close, lock, open_voting, prepare, repeat, void
from kaoheng_web.channels.ballots.box import opened, outcomes, refusals
from kaoheng_web.channels.ballots.models import Session, VoterClass
from kaoheng_web.demo.parts.year_end import places
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Unit
from kaoheng_web.progress.queries import Assessed, roster
from kaoheng_web.shared import clock

Votes = Mapping[int, Mapping[str, tuple[int, ...]]]
"""By the key of a unit and the class: how many ballots have each mark."""

ISSUED = {"A": 12, "B": 60, "C": 120}
MARKS = ("优秀", "良好", "一般", "较差")
VOTES = {
    "140502": {"A": (8, 3, 1, 0), "B": (38, 16, 4, 1), "C": (66, 32, 14, 5)},
    "140521": {"A": (7, 3, 2, 0), "B": (30, 20, 7, 2), "C": (58, 36, 17, 6)},
    "140522": {"A": (9, 2, 1, 0), "B": (40, 15, 3, 1), "C": (70, 31, 13, 3)},
    "140524": {"A": (6, 4, 2, 0), "B": (28, 21, 8, 2), "C": (55, 37, 18, 7)},
    "140525": {"A": (8, 4, 0, 0), "B": (37, 17, 4, 1), "C": (67, 33, 13, 4)},
    "140581": {"A": (9, 2, 1, 0), "B": (39, 16, 3, 1), "C": (70, 30, 13, 4)},
}
"""Invented numbers by area code and class (演示数据), as many in every class for each county."""
AGAIN = "140524"


def seed() -> None:
    """The years for which a method is approved."""
    summed_up, running = governing(YEAR - 1), governing(YEAR)
    if summed_up:
        others = [code for code in COUNTIES if code != AGAIN]
        first = _opened(summed_up, f"{YEAR - 1}年度县（市、区）民主测评", date(YEAR, 1, 8), _counties(others))
        _counted(first, _votes(others), ISSUED, date(YEAR, 1, 8))
        _voted_again(summed_up)
        _others(summed_up)
    if running:
        today = clock.today()
        _opened(running, f"{YEAR}年度县（市、区）民主测评", today, _counties(list(COUNTIES)))


def _others(edition: Edition) -> None:
    """The zones and the departments, group by group."""
    groups: dict[str, list[Assessed]] = {}
    placed = places(edition)
    for who in roster(edition):
        groups.setdefault(who.group, []).append(who)
    for code, members in groups.items():
        if code != "counties":
            title = f"{edition.year}年度{members[0].group_title}民主测评"
            session = _opened(edition, title, date(YEAR, 1, 13), [who.unit for who in members])
            votes = {who.unit.pk: _of_place(placed[who.unit.pk]) for who in members}
            _counted(session, votes, ISSUED, date(YEAR, 1, 13))


def _of_place(at: int) -> Mapping[str, tuple[int, ...]]:
    """A little less from one unit of a group to the next (演示数据)."""
    return {
        "A": (9 - at // 4, 3 + at // 4, 0, 0),
        "B": (42 - at, 14 + at, 3, 0),
        "C": (80 - 2 * at, 30 + 2 * at, 7, 0),
    }


def _counties(codes: list[str]) -> list[Unit]:
    return list(Unit.objects.filter(area_code__in=codes).order_by("area_code"))


def _votes(codes: list[str]) -> Votes:
    return {unit.pk: VOTES[unit.area_code] for unit in _counties(codes)}


def _opened(edition: Edition, title: str, day: date, units: list[Unit]) -> Session:
    with clock.at(day):
        return open_voting(person("team1"), prepare(person("team1"), edition, "appraisal", title, day, units))


def _counted(session: Session, given: Votes, issued: Mapping[str, int], day: date) -> Session:
    counter, checker = person("team1"), person("team2")
    with clock.at(day):
        closed = close(counter, session)
        for name, returned in {"A": 12, "B": 60, "C": 119}.items():
            voters = VoterClass.objects.select_related("session").get(session=session, name=name)
            votes = {
                (key, "", mark): number
                for key, own in given.items()
                for mark, number in zip(MARKS, own[name], strict=True)
            }
            enter_count(
                counter,
                voters,
                counter,
                checker,
                issued=issued[name],
                returned=returned,
                void=returned - _marked(given, name),
                votes=votes,
                eligible=ISSUED[name] + 4,
                attended=ISSUED[name],
            )
    if refusals(outcomes(opened(closed))):
        return closed
    with clock.at(day):
        return lock(counter, closed)


def _marked(given: Votes, name: str) -> int:
    return max(sum(own[name]) for own in given.values())


def _voted_again(edition: Edition) -> None:
    """Two more of class C came back than were given out: void by the method, and voted again a week later."""
    first = _opened(edition, f"{YEAR - 1}年度陵川县民主测评", date(YEAR, 1, 9), _counties([AGAIN]))
    bad = _counted(first, _votes([AGAIN]), {**ISSUED, "C": 117}, date(YEAR, 1, 9))
    with clock.at(date(YEAR, 1, 10)):
        reasons = "".join(why.zh for why in refusals(outcomes(opened(bad))))
        voided = void(person("team1"), bad, reason=reasons)
    with clock.at(date(YEAR, 1, 16)):
        again = open_voting(person("team1"), repeat(person("team1"), voided, held_on=date(YEAR, 1, 16)))
    _counted(again, _votes([AGAIN]), ISSUED, date(YEAR, 1, 16))
