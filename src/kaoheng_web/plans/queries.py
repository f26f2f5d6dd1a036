"""The path of each goal, how far it has come, and what a year has to bring."""

from collections.abc import Iterable

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.spans import Span
from kaoheng.analysis.trajectory.follow import Trajectory, follow
from kaoheng.analysis.trajectory.goals import Band, Base, Goal, Goals, Staged
from kaoheng.numbers import parse, written
from kaoheng.text import Text
from kaoheng_web.methods.queries import editions, item_titles
from kaoheng_web.plans.models import Actual, Plan, PlanGoal
from kaoheng_web.plans.terms import Way, aim_of

LIGHTS = {"正常": "g", "偏慢": "y", "滞后": "r"}
PATHS = {Way.GROWTH: "constant_growth", Way.DOUBLING: "constant_growth", Way.LEVEL: "linear"}
GONE = Text("（现行办法中没有）", " (not in the method now)")


def items_offered(plan: Plan) -> dict[str, Text]:
    """The items that a goal may be held against: those of the newest edition, and what plans have named before."""
    known = _items_known(plan)
    named = PlanGoal.objects.exclude(item="").exclude(item__in=known).order_by("pk").values_list("item", "name")
    return known | {item: _gone(name, item) for item, name in named}


def item_of(goal: PlanGoal) -> Text | None:
    """What the item of a goal is called; it stays when the edition has it no more."""
    return _items_known(goal.plan).get(goal.item, _gone(goal.name, goal.item)) if goal.item else None


def _items_known(plan: Plan) -> dict[str, Text]:
    """The items of the newest edition; one under draft serves where none is approved yet."""
    found = [row for row in editions() if row.year <= plan.last and row.repealed_at is None]
    edition = max(found, key=lambda row: (row.approved_at is not None, row.year, row.pk), default=None)
    return item_titles(edition) if edition else {}


def _gone(name: str, item: str) -> Text:
    return Text(f"{name} {item}", f"{name} {item}") + GONE


def trajectories(plan: Plan) -> dict[int, Trajectory]:
    """How far every goal of a plan has come, by the key of the goal."""
    goals = list(plan.goals.select_related("plan").prefetch_related("stages").order_by("pk"))
    return followed(goals) if goals else {}


def followed(goals: Iterable[PlanGoal]) -> dict[int, Trajectory]:
    """The trajectories of goals, in one query for all that was recorded."""
    rows = {f"g{goal.pk}": goal for goal in goals}
    actuals = Actual.objects.filter(goal__in=rows.values(), replaced_at__isnull=True)
    figures = [
        Figure("", f"g{row.goal_id}", Span(row.year, 1, 12), "actual", parse(row.value), source=row.source)
        for row in actuals
    ]
    found = follow(Goals(goals=tuple(stated(goal) for goal in rows.values())), figures)
    return {rows[each.goal.id].pk: each for each in found}


def stated(goal: PlanGoal) -> Goal:
    """A goal in the library's words."""
    plan, base, aim = goal.plan, parse(goal.base_value), aim_of(goal.way, goal.aim, goal.plan.last)
    if goal.way == Way.STAGED:
        whole = parse(goal.aim) - base
        path: object = Staged(staged={row.year: (parse(row.value) - base) / whole for row in goal.stages.all()})
    else:
        path = PATHS[Way(goal.way)]
    fields = {
        "id": f"g{goal.pk}",
        "item": f"g{goal.pk}",
        "title": goal.name,
        "unit": goal.measure,
        "direction": goal.direction,
        "base": Base(year=goal.base_year, value=base),
        "aim": aim,
        "path": path,
        "measure": "of_path",
        "bands": (
            Band(word="正常", word_en="on course", at_least=parse(plan.on_course_at)),
            Band(word="偏慢", word_en="slow", at_least=parse(plan.slow_at)),
            Band(word="滞后", word_en="behind"),
        ),
        "decimals": goal.decimals,
    }
    return Goal.model_validate(fields)


def year_value(goal: PlanGoal, year: int) -> str:
    """What the path asks for by the end of a year, as it would be written; nothing outside the years of the goal."""
    stages = followed([goal])[goal.pk].stages
    due = next((stage.required for stage in stages if stage.year == year), None)
    return "" if due is None else written(due, goal.decimals)


def goals_in_force(year: int) -> list[PlanGoal]:
    """The goals of approved plans that cover a year."""
    rows = PlanGoal.objects.filter(plan__approved_at__isnull=False, plan__first__lte=year, plan__last__gte=year)
    return list(rows.select_related("plan").prefetch_related("stages").order_by("plan_id", "pk"))
