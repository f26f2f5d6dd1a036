"""A city in which it becomes another day, and its people at a browser, who go on where they were."""

import re
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime, time
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from kaoheng_web.shared.clock import CHINA
from tests.city.next_year.matter import YEAR
from tests.e2e.visitor import PHONE, came_in, enter

MORNING = time(9, tzinfo=CHINA)
BEHIND_THE_DOOR = {"liaison": "城区", "head": "城区", "data": "市财政局", "scoring": "市行政审批服务管理局"}
"""The units of those whom the demo city's door lets in."""


class Story:
    """Who works at which page, on which day."""

    def __init__(self, browser: Browser, folder: Path, address: str) -> None:
        self.browser, self.folder, self.address = browser, folder, address
        self._at_work: dict[str, Page] = {}
        self._begun: set[str] = set()
        self._ends = ExitStack()

    def on(self, day: date) -> None:
        """It is the morning of that day."""
        (self.folder / "day").write_text(datetime.combine(day, MORNING).isoformat())
        self._begun.clear()

    def page_of(self, role: str, unit: str = "") -> Page:
        """Where somebody works: they begin a day at the workbench, and come in by the demo city's door."""
        assert unit in ("", BEHIND_THE_DOOR.get(role)), f"the door lets in nobody who is {role} of {unit}"
        page = self._at_work.get(role)
        if page is None:
            page = self._at_work[role] = self._ends.enter_context(came_in(self.browser, self.address, role))
        if role not in self._begun:
            self._begun.add(role)
            page.goto(f"/?year={YEAR}")
            if "/sign-in/" in page.url:
                enter(page, role)
                page.goto(f"/?year={YEAR}")
        return page

    def voter(self) -> AbstractContextManager[Page]:
        """Somebody with a phone and no scripts, who is nobody here."""
        return came_in(self.browser, self.address, viewport=PHONE, java_script_enabled=False)

    def ends(self) -> None:
        """Everybody goes home."""
        self._ends.close()


class Clicking:
    """Hands that do the deeds of a year by clicking through the pages."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def on(self, day: date) -> None:
        """It is the morning of that day."""
        self.story.on(day)


def does(page: Page, path: str, **typed: str) -> None:
    """Open a form, fill it in, send it; who has to confirm who they are does."""
    page.goto(path)
    confirm(page)
    for name, value in typed.items():
        field = page.locator(f"main [name='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    sends(page)


def sends(page: Page) -> None:
    """Send the form of the page."""
    page.locator("main .foot button").first.click()
    nothing_is_wrong(page)


def nothing_is_wrong(page: Page) -> None:
    """The page complains of nothing; what it says otherwise is told."""
    alerts = page.locator("[role=alert]")
    expect(alerts, "; ".join(alerts.all_inner_texts())).to_have_count(0)


def confirm(page: Page) -> None:
    """Prove once more who one is, as the demo city lets one do."""
    if "/confirm/" in page.url:
        page.get_by_role("button", name="演示：不输密码确认").click()


def presses(page: Page, name: str) -> None:
    """Press a button of the page, also where it says that this cannot be undone."""
    page.locator("main").get_by_role("button", name=re.compile(rf"^{name}(（不能撤销）)?$")).first.click()
    nothing_is_wrong(page)


def follows(page: Page, name: str) -> None:
    """Follow a link of the page, and confirm who one is where that is asked."""
    page.locator("main").get_by_role("link", name=name).first.click()
    confirm(page)
