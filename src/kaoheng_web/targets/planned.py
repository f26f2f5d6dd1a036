"""What approved five-year plans ask of a year, as goals that a unit may propose."""

from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit
from kaoheng_web.plans.queries import goals_in_force, year_value
from kaoheng_web.targets.queries import asked_of_unit
from kaoheng_web.targets.written import Line, read


@once
def planned(edition: Edition, unit: Unit) -> dict[str, Line]:
    """By item, for those that are asked of the unit: the value of the year on the plan's path, with the plan named."""
    values = {goal.item: (goal, year_value(goal, edition.year)) for goal in goals_in_force(edition.year) if goal.item}
    found = {}
    for each in asked_of_unit(edition, unit):
        goal, value = values.get(each.id, (None, ""))
        if goal is None or read(each.kind, each.measure, value)[1]:
            continue
        found[each.id] = Line(value, f"按《{goal.plan.title}》本年度路径")
    return found
