"""The chapter of the interviews, by clicking: one member of the team has all talks."""

from playwright.sync_api import expect

from kaoheng_web.demo.year.interviews import Said
from tests.e2e.year.story import Clicking, sends


class InterviewClicks(Clicking):
    """See `kaoheng_web.demo.year.interviews`."""

    def record_interview(self, year: int, unit: str, member: int, said: Said) -> None:
        """The post is named, never the person; the notes are kept sealed."""
        team = self.story.page_of("team")
        team.goto("/interviews/new/")
        team.locator("main [name=unit]").select_option(label=unit)
        for name, chosen in (("partner", said.partner), ("grade", said.grade)):
            team.locator(f"main [name={name}]").select_option(chosen)
        for name, typed in (("held_on", f"{said.on}"), ("post", said.post), ("notes", said.notes)):
            team.locator(f"main [name={name}]").fill(typed)
        sends(team)
        team.goto("/interviews/")
        expect(team.locator("main")).to_contain_text(unit)
        expect(team.locator("main")).not_to_contain_text(said.notes)
