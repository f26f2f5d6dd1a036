"""Last year's democratic evaluation, one county's box void and voted again; this year's of the counties is open."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.channels.ballots.actions.sessions import open_voting, repeat, void
from kaoheng_web.channels.ballots.box import opened, outcomes, refusals
from kaoheng_web.demo.hands.ballots import BallotHands
from kaoheng_web.demo.parts.year_end import places
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.demo.year.ballots import Votes, ballot, voting
from kaoheng_web.progress.queries import Assessed, roster
from kaoheng_web.shared import clock

LAST = YEAR - 1
Marks = Mapping[str, tuple[int, ...]]
"""By the class of the voters: how many ballots have each mark."""

ISSUED = {"A": 12, "B": 60, "C": 120}
RETURNED = {"A": 12, "B": 60, "C": 119}
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
    """Last year's sessions, group by group, and that of this year's counties, which is open."""
    counties = {name: VOTES[code] for code, name in COUNTIES.items()}
    again = {COUNTIES[AGAIN]: counties.pop(COUNTIES[AGAIN])}
    today = clock.today()
    with BallotHands() as hands:
        ballot(hands, LAST, f"{LAST}年度县（市、区）民主测评", date(YEAR, 1, 8), _votes(counties))
        _voted_again(hands, again)
        for title, marks in _others(hands).items():
            ballot(hands, LAST, f"{LAST}年度{title}民主测评", date(YEAR, 1, 13), _votes(marks))
        hands.on(today)
        hands.open_voting(YEAR, f"{YEAR}年度县（市、区）民主测评", today, list(COUNTIES.values()))


def _votes(given: Mapping[str, Marks], issued: Mapping[str, int] = ISSUED) -> dict[str, Votes]:
    return {
        name: Votes(issued[name], RETURNED[name], {unit: own[name] for unit, own in given.items()}) for name in ISSUED
    }


def _others(hands: BallotHands) -> dict[str, dict[str, Marks]]:
    """The zones and the departments, by the titles of their groups."""
    groups: dict[str, list[Assessed]] = {}
    edition = hands.edition(LAST)
    placed = places(edition)
    for who in roster(edition):
        if who.group != "counties":
            groups.setdefault(who.group_title.zh, []).append(who)
    return {title: {who.name: _of_place(placed[who.unit.pk]) for who in members} for title, members in groups.items()}


def _of_place(at: int) -> Marks:
    """A little less from one unit of a group to the next (演示数据)."""
    return {
        "A": (9 - at // 4, 3 + at // 4, 0, 0),
        "B": (42 - at, 14 + at, 3, 0),
        "C": (80 - 2 * at, 30 + 2 * at, 7, 0),
    }


def _voted_again(hands: BallotHands, given: Mapping[str, Marks]) -> None:
    """Two more of class C came back than were given out: void by the method, and voted again a week later."""
    team, title = hands.person("team1"), f"{LAST}年度陵川县民主测评"
    bad = voting(hands, LAST, title, date(YEAR, 1, 9), _votes(given, {**ISSUED, "C": 117}))
    bad.refresh_from_db()
    hands.on(date(YEAR, 1, 10))
    voided = void(team, bad, reason="".join(why.zh for why in refusals(outcomes(opened(bad)))))
    hands.on(day := date(YEAR, 1, 16))
    again = open_voting(team, repeat(team, voided, held_on=day))
    hands.vote(again, _votes(given))
    hands.lock_tally(again)
