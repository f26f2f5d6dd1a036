"""Two teams talk to people of the counties about last year; every word of the notes is invented (演示数据)."""

from datetime import date

from kaoheng_web.channels.interviews.actions import Talk, record_interview
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.organisation.actions.teams import assign_team
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock

TEAMS = (("第一考核组", ("team1", "team2", "team3")), ("第二考核组", ("team4", "team5", "team6")))
PARTNERS = (
    ("leader", "县政府班子成员"),
    ("middle", "县直部门主要负责人"),
    ("below", "乡镇党委书记"),
)
GRADES = ("good", "fairly_good", "good", "fair", "good", "fairly_good", "fairly_good")
NOTES = "演示数据，虚构内容：谈到班子团结协作、重点任务推进和需要改进的地方。"


def seed() -> None:
    """Assign the teams, three counties each, and record three talks a county."""
    day, names = date(YEAR, 1, 6), list(COUNTIES.values())
    for at, (team, accounts) in enumerate(TEAMS):
        units = [holder(Role.HEAD, name)[0] for name in names[at * 3 : at * 3 + 3]]
        members = [person(account) for account in accounts]
        with clock.at(day):
            assign_team(person("office1"), team, members, units, day)
        with clock.at(date(YEAR, 1, 9)):
            for turn, unit in enumerate(units):
                for number, (partner, post) in enumerate(PARTNERS):
                    grade = GRADES[(at * 3 + turn + number * 2) % len(GRADES)]
                    talk = Talk(clock.today(), partner, post, grade, NOTES)
                    record_interview(members[number % len(members)], unit, YEAR - 1, talk)
