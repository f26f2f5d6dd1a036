"""The chapter of the procedure, by clicking."""

from datetime import date

from playwright.sync_api import expect

from kaoheng_web.demo.year.procedure import Attendance
from tests.e2e.year.story import Clicking, does, follows, presses, sends


class ProcedureClicks(Clicking):
    """See `kaoheng_web.demo.year.procedure`."""

    def set_window(self, year: int, step: str, opens: date, closes: date) -> None:
        """At the step."""
        does(self.story.page_of("office"), f"/steps/{step}/window/", opens=f"{opens}", closes=f"{closes}")

    def submit_report(self, year: int, unit: str, text: str) -> None:
        """Written, looked at, handed in."""
        head = self.story.page_of("head", unit)
        head.goto("/self-assessments/")
        follows(head, "去填写")
        does(head, head.url, text=text)
        presses(head, "报送")
        expect(head.locator(".h-ph")).to_contain_text("已报送")

    def hold_meeting(self, year: int, unit: str, held_on: date, attendance: Attendance) -> None:
        """With the numbers of every class in a line."""
        team = self.story.page_of("team")
        team.goto("/assessment-meetings/new/")
        team.locator("main [name=unit]").select_option(label=unit)
        lines = "\n".join(f"{name} | {due} | {came}" for name, (due, came) in attendance.items())
        for name, value in (("held_on", f"{held_on}"), ("place", f"{unit}会议中心"), ("classes", lines)):
            team.locator(f"main [name={name}]").fill(value)
        sends(team)

    def evaluate(self, year: int, unit: str, text: str) -> None:
        """In the words of the team."""
        team = self.story.page_of("team")
        team.goto("/evaluations/new/")
        team.locator("main [name=unit]").select_option(label=unit)
        team.locator("main [name=text]").fill(text)
        sends(team)

    def close_step(self, year: int, step: str) -> None:
        """Where the step offers it, whatever stands before it."""
        office = self.story.page_of("office")
        office.goto(f"/steps/{step}/")
        if office.get_by_role("link", name="办结", exact=True).count():
            follows(office, "办结")
            if (before := office.locator("[name=knowingly]")).count():
                before.check()
            sends(office)
