"""The chapter of the plans, by clicking."""

from collections.abc import Sequence
from dataclasses import asdict

from playwright.sync_api import expect

from kaoheng_web.demo.year.plans import Reached
from kaoheng_web.plans.terms import Terms
from tests.e2e.year.story import Clicking, does, presses, sends

NOT_TYPED = ("binding", "item", "stages")


class PlanClicks(Clicking):
    """See `kaoheng_web.demo.year.plans`."""

    def draft_plan(self, title: str, first: int, last: int, on_course_at: str, slow_at: str) -> str:
        """In one form."""
        office = self.story.page_of("office")
        limits = {"on_course_at": on_course_at, "slow_at": slow_at}
        does(office, "/plans/new/", title=title, first=f"{first}", last=f"{last}", **limits)
        return office.url

    def add_goals(self, plan: str, goals: Sequence[Terms]) -> None:
        """One by one."""
        office = self.story.page_of("office")
        for goal in goals:
            typed = {name: str(value) for name, value in asdict(goal).items() if name not in NOT_TYPED}
            does(office, f"{plan}goals/new/", **typed)
        expect(office.locator("main")).to_contain_text(goals[-1].name)

    def submit_plan(self, plan: str) -> None:
        """Nothing stands in the way."""
        office = self.story.page_of("office")
        office.goto(plan)
        presses(office, "报审")

    def approve_plan(self, plan: str, document: str) -> None:
        """Under a document."""
        does(self.story.page_of("leading_group"), f"{plan}approve/", document=document)

    def record_actual(self, plan: str, year: int, reached: Reached) -> None:
        """At the goal."""
        office = self.story.page_of("office")
        office.goto(plan)
        goal = office.locator("main tbody").get_by_role("link", name=reached.goal).first
        office.goto(f"{goal.get_attribute('href')}record/")
        for name, value in (("year", f"{year}"), ("value", reached.value), ("source", reached.source)):
            office.locator(f"main [name={name}]").fill(value)
        sends(office)
        expect(office.locator("main")).to_contain_text(reached.value)
