"""What followed from last year's results: praise and talks, rectifications in every state, one overdue (演示数据)."""

from datetime import date

from kaoheng_web.consequences.actions.steps import Given, take_step
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.demo.hands.consequences import ConsequenceHands
from kaoheng_web.demo.parts.supervision import LEVELS
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.consequences import MENDED, consequences, rectification
from kaoheng_web.organisation.models import GroupMembership, UnitName
from kaoheng_web.shared import clock
from kaoheng_web.supervision.actions import set_levels

Kind, S = Consequence.Kind, Step.Kind
LAST = YEAR - 1
PRAISED = Given(document=f"晋市发〔{YEAR}〕5号（演示）")
WAYS = (
    ("counties", MENDED),
    ("party", ((S.PLAN, 4), (S.PROVE, 19), (S.VERIFY, 23), (S.CLOSE, 25))),
    ("economy", ((S.PLAN, 5), (S.PROGRESS, 16), (S.PROVE, 26))),
    ("zones", ((S.PLAN, 5), (S.PROVE, 24), (S.RETURN, 26))),
    ("stationed", ((S.PLAN, 9), (S.PROGRESS, 25))),
)
"""What the last of these groups and the office did in March; the others did nothing and are overdue."""
TALKED = ("counties", "zones", "economy", "party")


def seed() -> None:
    """The measures of last year, which is final."""
    with ConsequenceHands() as hands:
        consequences(hands, LAST)
        set_levels(hands.office(), LAST, LEVELS)
        for row in _of(Kind.COMMENDATION):
            take_step(hands.office(), row, S.ISSUE, PRAISED)
        _talks()
        _proposal()
        for number, (group, steps) in enumerate(WAYS, 21):
            unit = UnitName.objects.get(unit=_of_last(Kind.RECTIFICATION, group).unit)
            rectification(hands, LAST, unit.name, steps, number)


def _of(kind: Consequence.Kind) -> list[Consequence]:
    return list(Consequence.objects.standing().filter(kind=kind).order_by("pk"))


def _talks() -> None:
    for at, group in enumerate(TALKED):
        with clock.at(date(YEAR, 3, 6 + at)):
            talked = Given(
                on=clock.today(),
                host="市委组织部分管领导（演示）",
                document=f"晋组谈〔{YEAR}〕{at + 1}号（演示）",
                notes="指出失分较多的工作，听取说明，提出限期改进的要求（演示数据，虚构内容）。",
            )
            take_step(person("personnel1"), _of_last(Kind.ADMONITION, group), S.HOLD, talked)


def _proposal() -> None:
    """The county that was poor two years running: proposed to the leading group, which has not decided yet."""
    with clock.at(date(YEAR, 3, 11)):
        said = "连续两年等次为较差，建议研究调整主要负责人（演示数据，虚构内容）。"
        take_step(person("personnel1"), _of_last(Kind.RESHUFFLE, "counties"), S.PROPOSE, Given(text=said))


def _of_last(kind: Consequence.Kind, group: str) -> Consequence:
    members = GroupMembership.objects.filter(group__code=group, year=LAST).values("unit")
    found: Consequence = Consequence.objects.standing().select_related("unit").get(kind=kind, unit__in=members)
    return found
