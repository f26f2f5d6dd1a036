"""What followed from last year's results: praise and talks, rectifications in every state, one overdue (演示数据)."""

from datetime import date

from kaoheng.documents.blocks import Note, Paragraph, Title
from kaoheng.documents.pdf import pdf_bytes
from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.steps import Given, take_step
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.demo.parts.supervision import LEVELS
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.organisation.models import GroupMembership, Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.queries.runs import final
from kaoheng_web.shared import clock
from kaoheng_web.supervision.actions import set_levels

Kind, S = Consequence.Kind, Step.Kind
PRAISED = Given(document=f"晋市发〔{YEAR}〕5号（演示）")
SAID = {
    S.PLAN: "查明失分原因3项，逐项明确责任领导和完成时限，整改方案已经班子会议通过（演示数据）。",
    S.PROGRESS: "3项问题已整改2项，余下1项正在推进（演示数据）。",
    S.PROVE: "3项问题全部整改到位，现报送整改报告和现场材料（演示数据）。",
    S.RETURN: "第2项没有现场照片，请补充后再报（演示数据）。",
    S.VERIFY: "查阅资料并现场核查，整改属实（演示数据）。",
}
WAYS = (
    ("counties", ((S.PLAN, 3), (S.PROGRESS, 12), (S.PROVE, 20), (S.VERIFY, 23), (S.CLOSE, 25))),
    ("party", ((S.PLAN, 4), (S.PROVE, 19), (S.VERIFY, 23), (S.CLOSE, 25))),
    ("economy", ((S.PLAN, 5), (S.PROGRESS, 16), (S.PROVE, 26))),
    ("zones", ((S.PLAN, 5), (S.PROVE, 24), (S.RETURN, 26))),
    ("stationed", ((S.PLAN, 9), (S.PROGRESS, 25))),
)
"""What the last of these groups and the office did in March; the others did nothing and are overdue."""
TALKED = ("counties", "zones", "economy", "party")


def seed() -> None:
    """The measures of last year, as far as the results have become final."""
    run, office = final(YEAR - 1), person("office1")
    if run is None:
        return
    with clock.at(date(YEAR, 3, 2)):
        set_levels(office, YEAR - 1, LEVELS)
        generate(office, run)
        for row in _of(Kind.COMMENDATION):
            take_step(office, row, S.ISSUE, PRAISED)
    _talks()
    _proposal()
    _rectifications(office)


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


def _rectifications(office: Person) -> None:
    proof = pdf_bytes("整改报告", [Title("整改报告"), Paragraph("演示数据，虚构内容。"), Note("（演示数据）")])
    for at, (group, steps) in enumerate(WAYS, 1):
        row = _of_last(Kind.RECTIFICATION, group)
        head = row.unit.roles.select_related("person").get(role=Role.HEAD).person
        for kind, day in steps:
            given = Given(text=SAID.get(kind, ""), document=f"晋市考办〔{YEAR}〕{at + 20}号（演示）")
            if kind == S.PROVE:
                given = Given(text=given.text, file="整改报告（演示）.pdf", content=proof)
            with clock.at(date(YEAR, 3, day)):
                take_step(office if kind in (S.RETURN, S.VERIFY, S.CLOSE) else head, row, kind, given)


def _of_last(kind: Consequence.Kind, group: str) -> Consequence:
    members = GroupMembership.objects.filter(group__code=group, year=YEAR - 1).values("unit")
    found: Consequence = Consequence.objects.standing().select_related("unit").get(kind=kind, unit__in=members)
    return found
