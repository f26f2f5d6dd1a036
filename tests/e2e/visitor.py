"""Somebody at a browser: comes in by the demo city's door, looks at pages, and notes what is wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

from tests.e2e.conftest import ASSETS

DESK, PHONE = ViewportSize(width=1366, height=768), ViewportSize(width=390, height=844)
CHINESE, ENGLISH = "zh-CN", "en"
PATIENCE = 90_000  # milliseconds, for machines that do much else
SERIOUS = ("serious", "critical")
WIDER = """() => new Promise((drawn) => {
    requestAnimationFrame(() => requestAnimationFrame(drawn));
    setTimeout(drawn, 2000);
}).then(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)"""
"""Asked when the page has drawn itself anew, or after two seconds in which the browser drew nothing."""
WHAT_IS_WRONG = """async () => (await axe.run(document, {
    resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa"]})).violations.map(
    (found) => [found.impact, found.id, found.nodes.length, found.nodes[0].html.slice(0, 160)])"""

CHINESE_MARKS = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), odd = [];
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode, code = parentElement.closest("script, style");
        const marked = /[，、；：。（）]/.test(data) && !/\\p{Script=Han}/u.test(data);
        if (marked && !code) odd.push(parentElement.outerHTML.slice(0, 120));
    }
    return odd;
}"""
"""Where a text without Chinese words has Chinese marks."""


@contextmanager
def came_in(browser: Browser, server: str, role: str = "", language: str = CHINESE, **options: Any) -> Iterator[Page]:
    """A page of somebody who came in by one click in a role, or of a stranger."""
    context = _window(browser, server, language, **options)
    try:
        page = context.new_page()
        if role:
            enter(page, role)
        yield page
    finally:
        context.close()


def enter(page: Page, role: str) -> None:
    """Come in by the button of the demo city; `second office` is the second person of the office."""
    page.goto("/sign-in/")
    turn, _, role = role.rpartition(" ")
    if turn:
        page.locator("[name=turn]").select_option(turn)
    page.locator(f"button[name=role][value={role}]").click()
    page.wait_for_url("**/")


def _window(browser: Browser, server: str, language: str, **options: Any) -> BrowserContext:
    context = browser.new_context(locale=language, base_url=server, reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    return context


class Visitors:
    """Everybody who looks at pages: they share a window for each language, and each comes in once."""

    def __init__(self, browser: Browser, server: str) -> None:
        windows = {each: _window(browser, server, each) for each in (CHINESE, ENGLISH)}
        windows[CHINESE].add_init_script(axe())
        self._looks = {each: Look(window.new_page(), each) for each, window in windows.items()}
        self._cookies: dict[str, list[Any]] = {"": []}

    @contextmanager
    def look(self, role: str, language: str) -> Iterator["Look"]:
        """The window of a language, with somebody in that role before it, or a stranger."""
        look = self._looks[language]
        context = look.page.context
        if role in self._cookies:
            context.add_cookies(self._cookies[role])
        else:
            enter(look.page, role)
        yield look
        self._cookies[role] = context.cookies()
        context.clear_cookies()

    def leave(self) -> None:
        """Close the windows."""
        for look in self._looks.values():
            look.page.context.close()


class Look:
    """Everything that is wrong with the pages that are looked at in one window."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.findings: list[str] = []
        self.where = ""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._note(f"script: {error}"))

    def at(self, path: str, shot: Path | None, *, checked: bool) -> None:
        """Open an address at a desk and on a phone; with a picture of both where a name for them is given."""
        self.where = path
        self.page.set_viewport_size(DESK)
        answer = self.page.goto(path)
        if "/confirm/" in self.page.url and path != "/confirm/":
            self.page.locator("form[action='/demo/confirm/'] button").click()
            answer = self.page.goto(path)
        if answer is None or answer.status != 200:
            self._note(f"answers {answer.status if answer else 'nothing'}")
            return
        if answer.request.redirected_from:
            self._note(f"leads to {self.page.url}")
        self._keep(shot, "desk")
        if checked:
            self._axe()
        if self.language == ENGLISH:
            for odd in self.page.evaluate(CHINESE_MARKS):
                self._note(f"Chinese marks in English: {odd}")
        self.page.set_viewport_size(PHONE)
        over = self.page.evaluate(WIDER)
        if over > 0:
            self._note(f"is {over} pixels wider than a phone")
        self._keep(shot, "phone")

    def told(self) -> list[str]:
        """What was wrong since somebody asked."""
        found, self.findings = self.findings, []
        return found

    def _axe(self) -> None:
        for impact, rule, count, first in self.page.evaluate(WHAT_IS_WRONG):
            if impact in SERIOUS:
                self._note(f"{impact}: {rule} in {count} places, first {first}")

    def _keep(self, shot: Path | None, size: str) -> None:
        if shot:
            self.page.screenshot(path=f"{shot}-{size}.jpeg", type="jpeg", quality=60, full_page=True)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console: {message.text}")

    def _note(self, problem: str) -> None:
        self.findings.append(f"{self.where}: {problem}")


@cache
def axe() -> str:
    """The checker of accessibility; it comes past the policy of the page, for some pages allow no script at all."""
    return (ASSETS / "vendor" / "axe.min.js").read_text(encoding="utf-8")
