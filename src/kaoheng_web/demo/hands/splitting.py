"""The chapter of the splitting, through the actions."""

from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.splitting import MYSELF, Part
from kaoheng_web.organisation.models import Post
from kaoheng_web.organisation.roles import Role
from kaoheng_web.targets.actions.splitting import file_plan, share


class SplittingHands(People):
    """See `kaoheng_web.demo.year.splitting`."""

    def share_target(self, year: int, unit: str, part: Part, due: date) -> None:
        """The liaison says who carries a part."""
        by, target = self.of(unit, Role.LIAISON), self.target(year, unit, part.item)
        if part.carrier == MYSELF:
            share(by, target, part.task, due, person=by)
        else:
            share(by, target, part.task, due, post=Post.objects.get(unit=target.unit, title=part.carrier))

    def file_plan(self, year: int, unit: str) -> None:
        """The head files the plan with the office."""
        file_plan(self.of(unit, Role.HEAD), self.edition(year), self.unit(unit))
