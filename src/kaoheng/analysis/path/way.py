"""For one unit: what each item alone would have to be to reach a grade or rank, and the cheapest combination."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.path.goal import Goal, read_goal
from kaoheng.analysis.path.single import smallest
from kaoheng.analysis.path.together import cheapest, unit_costs
from kaoheng.analysis.path.trial import Trial, trial
from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.problems import near
from kaoheng.numbers import written
from kaoheng.results import Results
from kaoheng.text import Text, join, title_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Step:
    """One item's part: from its value to another; `to` is None where no change of the item alone is enough."""

    item: str
    title: Text
    unit_of_measure: str
    value: Fraction
    to: Fraction | None
    cost: Fraction | None

    @property
    def sentence(self) -> Text:
        """What would have to be."""
        unit = self.unit_of_measure
        if self.to is None:
            return Text(f"{self.title.zh}单独改变不能达到", f"no change of {self.title.en} alone is enough")
        a, b = written(self.value), written(self.to)
        title, space = self.title, " " if unit else ""
        return Text(f"{title.zh}由{a}{unit}到{b}{unit}", f"{title.en} {a} to {b}{space}{unit}")


@dataclass(frozen=True)
class Way:
    """The goal, each item alone (the cheapest first), and the cheapest combination; empty where there is none."""

    unit: str
    title: str
    goal: Goal
    before: Results
    already: bool
    alone: tuple[Step, ...]
    together: tuple[Step, ...]

    @property
    def sentence(self) -> Text:
        """The answer in a sentence."""
        goal = self.goal.words
        if self.already:
            return Text(f"{self.title}已达到{goal.zh}", f"{self.title} is at {goal.en} already")
        if not self.together:
            return Text(
                f"任何指标的改变都不能使{self.title}达到{goal.zh}（见等次上限和名额）",
                f"no change of its items brings {self.title} to {goal.en} (see ceilings and quotas)",
            )
        how = join([step.sentence for step in self.together], "、", ", ")
        return (
            Text(f"{self.title}达到{goal.zh}，代价最小的是：", f"{self.title} reaches {goal.en} at least cost by ")
            + how
        )


def way(
    method: Method,
    facts: Facts,
    unit: str,
    to: str = "",
    costs: Mapping[str, Fraction] | None = None,
    progress: Progress | None = None,
) -> Way:
    """Find the way of a unit to a grade or rank; `costs` is what one unit of measure of an item costs."""
    _refuse_unknown(method, facts, unit, costs or {})
    tried = trial(method, facts, unit)
    goal = read_goal(to, tried.before, tried.unit)
    title = tried.facts.units[tried.unit].title
    if goal.reached(tried.before, tried.unit):
        return Way(unit, title, goal, tried.before, True, (), ())
    items, each = tried.movable(), unit_costs(tried, costs or {})
    alone = []
    for at, item in enumerate(items):
        alone.append(_step(tried, item.id, smallest(tried, goal, item), each))
        if progress is not None:
            progress(at + 1, len(items) + 1)
    alone.sort(key=lambda step: (step.cost is None, step.cost or 0))
    found = cheapest(tried, goal, each) or {}
    together = [_step(tried, item, value, each) for item, value in found.items()]
    single = alone[0] if alone and alone[0].cost is not None else None
    if single is not None and (not together or (single.cost or 0) <= sum((step.cost or 0) for step in together)):
        together = [single]
    together.sort(key=lambda step: -(step.cost or 0))
    return Way(unit, title, goal, tried.before, False, tuple(alone), tuple(together))


def _step(tried: Trial, item: str, to: Fraction | None, costs: Mapping[str, Fraction]) -> Step:
    node, value = tried.method.node(item), tried.value(item) or Fraction(0)
    unit = next(each.data.unit for each in tried.method.items if each.id == item)
    cost = None if to is None else abs(to - value) * costs[item]
    return Step(item, title_of(node), unit, value, to, cost)


def _refuse_unknown(method: Method, facts: Facts, unit: str, costs: Mapping[str, Fraction]) -> None:
    units, items = [each.id for each in facts.units], [item.id for item in method.items]
    found = []
    if unit not in units:
        what = Text(f"没有单位“{unit}”", f"there is no unit {unit!r}")
        found.append(Finding("unknown_unit", Place(path=unit), what, near(unit, units)))
    for item, cost in costs.items():
        if item not in items:
            what = Text(f"没有指标“{item}”", f"there is no item {item!r}")
            found.append(Finding("unknown_item", Place(path=item), what, near(item, items)))
        elif cost <= 0:
            what = Text(f"{item}的代价应大于0", f"the cost of {item} must be above 0")
            found.append(Finding("cost_not_positive", Place(path=item), what, Text("请改正", "Mend it")))
    if found:
        raise Refused(found)
