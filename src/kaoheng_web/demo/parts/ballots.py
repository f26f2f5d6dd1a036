"""Last year's democratic evaluation of the counties, one box of it void and voted again; this year's is open."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.channels.ballots.actions.counting import enter_count
from kaoheng_web.channels.ballots.actions.sessions import close, lock, open_voting, prepare, repeat, void
from kaoheng_web.channels.ballots.models import Session, VoterClass
from kaoheng_web.channels.ballots.queries import outcomes, refusals
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Unit
from kaoheng_web.shared import clock

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
        first = _opened(summed_up, f"{YEAR - 1}年度县（市、区）民主测评", date(YEAR, 1, 8), others)
        _counted(first, others, ISSUED, date(YEAR, 1, 8))
        _voted_again(summed_up)
    if running:
        today = clock.today()
        _opened(running, f"{YEAR}年度县（市、区）民主测评", today, list(COUNTIES))


def _opened(edition: Edition, title: str, day: date, codes: list[str]) -> Session:
    units = list(Unit.objects.filter(area_code__in=codes).order_by("area_code"))
    with clock.at(day):
        return open_voting(person("team1"), prepare(person("team1"), edition, "appraisal", title, day, units))


def _counted(session: Session, codes: list[str], issued: Mapping[str, int], day: date) -> Session:
    units = dict(Unit.objects.filter(area_code__in=codes).values_list("area_code", "pk"))
    counter, checker = person("team1"), person("team2")
    with clock.at(day):
        closed = close(counter, session)
        for name, returned in {"A": 12, "B": 60, "C": 119}.items():
            own = VoterClass.objects.select_related("session").get(session=session, name=name)
            votes = {
                (key, "", mark): number
                for code, key in units.items()
                for mark, number in zip(MARKS, VOTES[code][name], strict=True)
            }
            enter_count(
                counter,
                own,
                counter,
                checker,
                issued=issued[name],
                returned=returned,
                void=returned - _marked(codes, name),
                votes=votes,
                eligible=ISSUED[name] + 4,
                attended=ISSUED[name],
            )
    if refusals(outcomes(closed)):
        return closed
    with clock.at(day):
        return lock(counter, closed)


def _marked(codes: list[str], name: str) -> int:
    return max(sum(VOTES[code][name]) for code in codes)


def _voted_again(edition: Edition) -> None:
    """Two more of class C came back than were given out: void by the method, and voted again a week later."""
    first = _opened(edition, f"{YEAR - 1}年度陵川县民主测评", date(YEAR, 1, 9), [AGAIN])
    bad = _counted(first, [AGAIN], {**ISSUED, "C": 117}, date(YEAR, 1, 9))
    with clock.at(date(YEAR, 1, 10)):
        reasons = "".join(why.zh for why in refusals(outcomes(bad)))
        voided = void(person("team1"), bad, reason=reasons)
    with clock.at(date(YEAR, 1, 16)):
        again = open_voting(person("team1"), repeat(person("team1"), voided, held_on=date(YEAR, 1, 16)))
    _counted(again, [AGAIN], ISSUED, date(YEAR, 1, 16))
