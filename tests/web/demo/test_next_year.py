"""The year that the demo city's people click through comes to the same where the actions alone live it."""

from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.demo.hands.appeals import AppealHands
from kaoheng_web.demo.hands.ballots import BallotHands
from kaoheng_web.demo.hands.changes import ChangeHands
from kaoheng_web.demo.hands.claims import ClaimHands
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
from kaoheng_web.demo.hands.splitting import SplittingHands
from kaoheng_web.demo.hands.supervision import SupervisionHands
from kaoheng_web.demo.hands.surveys import SurveyHands
from kaoheng_web.demo.hands.targets import TargetHands
from kaoheng_web.demo.hands.vetoes import VetoHands
from kaoheng_web.procedure.queries.board import board
from kaoheng_web.results.models.runs import UnitResult
from tests.city.next_year.lived import live
from tests.city.next_year.matter import CLOSED, GRADE, NOTICED, TOTAL, YEAR


class Everybody(
    EditionHands,
    PlanHands,
    TargetHands,
    SplittingHands,
    ChangeHands,
    ProjectHands,
    FigureHands,
    SupervisionHands,
    BallotHands,
    SurveyHands,
    InterviewHands,
    PanelHands,
    ClaimHands,
    VetoHands,
    ResultHands,
    AppealHands,
    ConsequenceHands,
    PublishingHands,
    ProcedureHands,
):
    """Whose hands do all that is done in a year."""


def test_another_year_is_lived_from_the_edition_to_the_closed_rectification(demo_city):
    with Everybody() as hands:
        run = live(hands)
        done = [each.step.key for each in board(YEAR) if each.done]
    before, own = UnitResult.objects.filter(run__in=(run.corrects, run)).order_by("run__number")
    assert (before.total, before.grade) == NOTICED
    assert (own.total, own.grade) == (TOTAL, GRADE)
    assert Consequence.objects.get(edition__year=YEAR).steps.latest("pk").kind == Step.Kind.CLOSE
    assert len(done) == CLOSED
