"""The chapter of the projects, through the actions."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.projects import Planned
from kaoheng_web.organisation.roles import Role
from kaoheng_web.projects.actions import New, invest, reach_stage, register
from kaoheng_web.projects.models import Project


class ProjectHands(People):
    """See `kaoheng_web.demo.year.projects`."""

    def register_project(self, year: int, unit: str, planned: Planned) -> Project:
        """A project is taken into the list."""
        title, investor, area, total, this_year, reserve_on, *_ = planned
        row = New(self.unit(unit), title, investor, area, total, this_year, reserve_on)
        (made,) = register(self.of(unit, Role.LIAISON), year, [row])
        return made

    def reach_stage(self, unit: str, project: Project, stage: str, on: date) -> None:
        """It is signed, started, or in production."""
        reach_stage(self.of(unit, Role.LIAISON), project, stage, on)

    def invest(self, unit: str, project: Project, invested: Mapping[str, Decimal]) -> None:
        """What was invested, month by month."""
        invest(self.of(unit, Role.LIAISON), {(project, period): amount for period, amount in invested.items()})
