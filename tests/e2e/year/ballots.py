"""The chapter of the ballots, by clicking: everybody votes on a phone."""

from collections.abc import Mapping, Sequence
from datetime import date

from playwright.sync_api import expect

from kaoheng_web.demo.year.ballots import MARKS, Votes
from tests.e2e.year.story import Clicking, presses, sends


class BallotClicks(Clicking):
    """See `kaoheng_web.demo.year.ballots`."""

    def open_voting(self, year: int, title: str, held_on: date, units: Sequence[str]) -> str:
        """Prepared and opened by the team."""
        team = self.story.page_of("team")
        team.goto("/ballots/new/")
        team.locator("[name=title]").fill(title)
        team.locator("[name=held_on]").fill(f"{held_on}")
        for unit in units:
            team.get_by_label(unit, exact=True).check()
        sends(team)
        session = team.url
        presses(team, "开始投票")
        return session

    def vote(self, session: str, votes: Mapping[str, Votes]) -> None:
        """One class of voters about one unit; whoever has a slip scans it."""
        ((own),) = votes.values()
        (marks,) = own.marks.values()
        team = self.story.page_of("team")
        team.goto(f"{session}codes/")
        team.locator("main input[type=number]").fill(str(own.issued))
        sends(team)
        given = [mark for mark, number in zip(MARKS, marks, strict=True) for _ in range(number)]
        assert len(given) == own.returned
        for code, mark in zip(team.locator(".slip code").all_inner_texts(), given, strict=False):
            self._cast(code, mark)
        team = self.story.page_of("team")
        team.goto(session)
        presses(team, "封箱")

    def lock_tally(self, session: str) -> None:
        """What was voted is a score."""
        team = self.story.page_of("team")
        team.goto(session)
        presses(team, "锁定测评结果")

    def _cast(self, code: str, mark: str) -> None:
        with self.story.voter() as phone:
            phone.goto("/b/")
            phone.locator("input").first.fill(code)
            phone.get_by_role("button").first.click()
            phone.locator("fieldset label", has_text=mark).click()
            phone.locator("button[name=go]").click()
            phone.get_by_role("button", name="确认提交").click()
            expect(phone.get_by_role("heading", name="您的票已收到")).to_be_visible()
