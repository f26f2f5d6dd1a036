"""Two teams talk to people of the counties about last year; every word of the notes is invented (演示数据)."""

from datetime import date

from kaoheng_web.demo.hands.interviews import InterviewHands
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.demo.year.interviews import talks
from kaoheng_web.organisation.actions.teams import assign_team

TEAMS = (("第一考核组", ("team1", "team2", "team3")), ("第二考核组", ("team4", "team5", "team6")))


def seed() -> None:
    """Assign the teams, three counties each, and record three talks a county."""
    names = list(COUNTIES.values())
    with InterviewHands() as hands:
        for at, (team, accounts) in enumerate(TEAMS):
            own = names[at * 3 : at * 3 + 3]
            hands.on(day := date(YEAR, 1, 6))
            members, units = [hands.person(each) for each in accounts], [hands.unit(name) for name in own]
            assign_team(hands.office(), team, members, units, day)
            talks(hands, YEAR - 1, own)
