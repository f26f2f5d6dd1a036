"""The demo city's people click through a year of their own, in which every chapter is the one that founded the city."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.city.day import VISITED
from tests.city.next_year.lived import live
from tests.city.next_year.matter import CLOSED, ESTIMATE, GRADE, NOTICED, RATED, TOTAL
from tests.city.standing import founded
from tests.e2e.conftest import ASSETS, serving
from tests.e2e.year.appeals import AppealClicks
from tests.e2e.year.ballots import BallotClicks
from tests.e2e.year.changes import ChangeClicks
from tests.e2e.year.claims import ClaimClicks
from tests.e2e.year.consequences import ConsequenceClicks
from tests.e2e.year.editions import EditionClicks
from tests.e2e.year.figures import FigureClicks
from tests.e2e.year.interviews import InterviewClicks
from tests.e2e.year.panels import PanelClicks
from tests.e2e.year.plans import PlanClicks
from tests.e2e.year.procedure import ProcedureClicks
from tests.e2e.year.projects import ProjectClicks
from tests.e2e.year.publishing import PublishingClicks
from tests.e2e.year.results import ResultClicks
from tests.e2e.year.splitting import SplittingClicks
from tests.e2e.year.story import Story
from tests.e2e.year.supervision import SupervisionClicks
from tests.e2e.year.surveys import SurveyClicks
from tests.e2e.year.targets import TargetClicks
from tests.e2e.year.vetoes import VetoClicks


class Everybody(
    EditionClicks,
    PlanClicks,
    TargetClicks,
    SplittingClicks,
    ChangeClicks,
    ProjectClicks,
    FigureClicks,
    SupervisionClicks,
    BallotClicks,
    SurveyClicks,
    InterviewClicks,
    PanelClicks,
    ClaimClicks,
    VetoClicks,
    ResultClicks,
    AppealClicks,
    ConsequenceClicks,
    PublishingClicks,
    ProcedureClicks,
):
    """Whose clicks do all that is done in a year."""


@pytest.fixture(scope="module")
def story(browser: Browser, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A copy of the founded city that the story has for itself."""
    folder = tmp_path_factory.mktemp("year") / "city"
    shutil.copytree(founded(pytestconfig.cache.mkdir("city")), folder)
    (folder / "assets").symlink_to(ASSETS)
    (folder / "day").write_text(VISITED.isoformat())
    with serving(folder) as address:
        told = Story(browser, folder, address)
        yield told
        told.ends()


def test_a_year_from_the_edition_to_the_closed_rectification(story: Story) -> None:
    run = live(Everybody(story))
    office = story.page_of("office")
    office.goto(run)
    for told in (TOTAL, GRADE):
        expect(office.locator("main")).to_contain_text(told)
    office.goto(f"{run}compared/")
    for told in NOTICED:
        expect(office.locator("main")).to_contain_text(told)
    office.goto("/surveys/")
    office.locator("main tbody a").click()
    for told in ESTIMATE:
        expect(office.locator("main")).to_contain_text(told)
    office.goto("/panels/")
    office.locator("main tbody a").click()
    expect(office.locator("main [data-l=得分]")).to_have_text(RATED)
    office.goto("/consequences/")
    expect(office.locator("main tbody")).to_contain_text("已销号")
    office.goto("/")
    expect(office.locator("main")).to_contain_text(f"10个环节已完成{CLOSED}个")
