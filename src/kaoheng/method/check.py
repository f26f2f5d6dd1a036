"""What is wrong with an edition as a whole: names, policies, points, targets and grades that do not fit together."""

from collections.abc import Callable, Iterable

from kaoheng.findings import Finding
from kaoheng.method.checks import calculated, derived, grades, names, points, policies, standing, targets, units
from kaoheng.method.edition import Method
from kaoheng.method.positions import Positions, spots
from kaoheng.method.problems import Problem

CHECKS: tuple[Callable[[Method], Iterable[Problem]], ...] = (
    names.check,
    units.check,
    policies.check,
    derived.check,
    points.check,
    targets.check,
    calculated.check,
    grades.check,
    standing.check,
)


def check(method: Method, positions: Positions | None = None) -> list[Finding]:
    """Errors and warnings of an edition; with positions each names its line, and always its path."""
    if positions is None:
        positions = Positions(names={spot.loc: spot.node.id for spot in spots(method.tree)})
    return [problem.found(positions) for each in CHECKS for problem in each(method)]
