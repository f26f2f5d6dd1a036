"""The year that the demo city's people click through comes to the same where the actions alone live it."""

from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.demo.hands.ballots import BallotHands
from kaoheng_web.demo.hands.consequences import ConsequenceHands
from kaoheng_web.demo.hands.editions import EditionHands
from kaoheng_web.demo.hands.figures import FigureHands
from kaoheng_web.demo.hands.interviews import InterviewHands
from kaoheng_web.demo.hands.panels import PanelHands
from kaoheng_web.demo.hands.plans import PlanHands
from kaoheng_web.demo.hands.procedure import ProcedureHands
from kaoheng_web.demo.hands.projects import ProjectHands
from kaoheng_web.demo.hands.publishing import PublishingHands
from kaoheng_web.demo.hands.results import ResultHands
from kaoheng_web.demo.hands.supervision import SupervisionHands
from kaoheng_web.demo.hands.surveys import SurveyHands
from kaoheng_web.demo.hands.targets import TargetHands
from kaoheng_web.procedure.queries.board import board
from kaoheng_web.results.models.runs import UnitResult
from tests.city.next_year import CLOSED, GRADE, TOTAL, YEAR, AllHands, live


def test_another_year_is_lived_from_the_edition_to_the_closed_rectification(demo_city):
    with (
        EditionHands() as editions,
        PlanHands() as plans,
        TargetHands() as targets,
        ProjectHands() as projects,
        FigureHands() as figures,
        SupervisionHands() as supervision,
        BallotHands() as ballots,
        InterviewHands() as interviews,
        ResultHands() as results,
        ConsequenceHands() as consequences,
        PublishingHands() as publishing,
        ProcedureHands() as procedure,
        SurveyHands() as surveys,
        PanelHands() as panels,
    ):
        run = live(
            AllHands(
                editions,
                plans,
                targets,
                projects,
                figures,
                supervision,
                ballots,
                interviews,
                results,
                consequences,
                publishing,
                procedure,
                surveys,
                panels,
            )
        )
        done = [each.step.key for each in board(YEAR) if each.done]
    (own,) = UnitResult.objects.filter(run=run)
    assert (own.total, own.grade) == (TOTAL, GRADE)
    assert Consequence.objects.get(edition__year=YEAR).steps.latest("pk").kind == Step.Kind.CLOSE
    assert len(done) == CLOSED
