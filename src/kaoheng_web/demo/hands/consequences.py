"""The chapter of the consequences, through the actions."""

from kaoheng.documents.blocks import Note, Paragraph, Title
from kaoheng.documents.pdf import pdf_bytes
from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.steps import Given, take_step
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.consequences import BY_THE_OFFICE, Taken
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.queries.runs import final

PROOF = (Title("整改报告"), Paragraph("演示数据，虚构内容。"), Note("（演示数据）"))


class ConsequenceHands(People):
    """See `kaoheng_web.demo.year.consequences`."""

    def generate_consequences(self, year: int) -> None:
        """The office has the method's table applied."""
        run = final(year)
        assert run is not None, "its chapter was played before"
        generate(self.office(), run)

    def take_step(self, year: int, unit: str, taken: Taken) -> None:
        """A step of a unit's rectification; a report is proof."""
        standing = Consequence.objects.standing().filter(edition__year=year, kind=Consequence.Kind.RECTIFICATION)
        row = standing.get(unit=self.unit(unit))
        by = self.office() if taken.kind in BY_THE_OFFICE else self.of(unit, Role.HEAD)
        given = Given(text=taken.text, document=taken.document)
        if taken.kind == Step.Kind.PROVE:
            given = Given(text=taken.text, file="整改报告（演示）.pdf", content=pdf_bytes("整改报告", list(PROOF)))
        take_step(by, row, taken.kind, given)
