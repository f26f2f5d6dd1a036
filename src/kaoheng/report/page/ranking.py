"""The ranking table of one group: places, totals, grades, and what each top-level node gave and lost."""

from dataclasses import dataclass
from fractions import Fraction

from kaoheng.method.tree import TreeNode
from kaoheng.numbers import round_to, written
from kaoheng.report.page.tones import grade_tone, loss_tone
from kaoheng.report.undecided import matters
from kaoheng.report.view import View
from kaoheng.scoring.grading import places_for

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Column:
    """One top-level node: its title and, where it is the same for the whole group, its points."""

    title: str
    points: str


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the table. `scores` and `losses` are (words, shade) for every column."""

    unit: int
    rank: str
    title: str
    total: str
    grade: str
    tone: str
    matter: str
    scores: tuple[tuple[str, str], ...]
    losses: tuple[tuple[str, str], ...]
    line: str
    """What is said below the row: the quota line of a grade that ends here."""


def tops(view: View, group: str) -> list[TreeNode]:
    """The top-level nodes that are for anyone in the group."""
    units = view.results.order(group)
    return [node for node in view.results.method.tree if view.plan.members[node.id][units].any()]


def columns(view: View, group: str) -> list[Column]:
    """The heads of a group's top-level nodes."""
    units = view.results.order(group)
    found = []
    for node in tops(view, group):
        fulls = {view.fulls[node.id][unit] for unit in units if view.plan.members[node.id][unit]}
        found.append(Column(view.title(node), view.points(fulls.pop()) if len(fulls) == 1 and any(fulls) else ""))
    return found


def rows(view: View, group: str) -> list[Row]:
    """The units of a group by rank."""
    nodes, results = tops(view, group), view.results
    lines = quota_lines(view, group)
    return [
        Row(
            unit,
            results.rank_text(unit),
            results.facts.units[unit].title,
            view.printed("total", unit),
            view.grade_word(unit),
            grade_tone(view, unit),
            "；".join(matters(view, unit)),
            tuple(score(view, node, unit) for node in nodes),
            tuple(loss(view, node, unit) for node in nodes),
            lines.get(unit, ""),
        )
        for unit in results.order(group)
    ]


def score(view: View, node: TreeNode, unit: int) -> tuple[str, str]:
    """A score as shown, with the grade of a block that has its own, and the shade of its state."""
    shown, state = view.shown(node.id, unit), view.state(node, unit)
    word = view.state_word(state)
    grade = view.results.grade(node.id, unit)
    if grade:
        return f"{shown} {view.own(grade)}", ""
    return (f"{shown} {word}" if shown and word else shown or word), "na" if word else ""


def loss(view: View, node: TreeNode, unit: int) -> tuple[str, str]:
    """Points lost as shown, with the shade of their share; a gain has its plus sign."""
    exact = view.published(node.id).exact(unit)
    if exact is None:
        return "", ""
    return signed_loss(view, node.id, view.fulls[node.id][unit] - exact), loss_tone(view.rate(node.id, unit))


def signed_loss(view: View, node: str, lost: Fraction) -> str:
    """A loss as it is written in a column of losses: 1.28, 0.00, +2.00."""
    places = view.places(node)
    rounded = round_to(lost, places, "half_up")
    return written(rounded, places) if rounded >= 0 else "+" + written(-rounded, places)


def averages(view: View, group: str) -> tuple[str, list[str]]:
    """The group's mean total, and the mean score of every top-level node."""
    units = view.results.order(group)
    return _mean(view, "total", units), [_mean(view, node.id, units) for node in tops(view, group)]


def _mean(view: View, node: str, units: list[int]) -> str:
    found = [value for unit in units if (value := view.published(node).exact(unit)) is not None]
    return written(sum(found, Fraction(0)) / len(found), view.places(node)) if found else ""


def quota_lines(view: View, group: str) -> dict[int, str]:
    """The sentence below the last unit of every grade with a quota."""
    grades, units = view.results.method.grades, view.results.order(group)
    if grades is None or view.results.method.groups[group].honours_only:
        return {}
    found = {}
    for grade, quota in grades.quota.items():
        holders = [unit for unit in units if view.results.grades[unit] == grade]
        if not holders or not quota.barred_count_in_n:
            continue
        room = places_for(quota, group, len(units))
        share = quota.share if group not in quota.places else None
        found[holders[-1]] = _line(view, grade, len(units), share, room, len(holders))
    return found


def _line(view: View, grade: str, size: int, share: Fraction | None, room: int, used: int) -> str:
    if view.language == "zh":
        reckoned = f"{size}个 × {written(share * 100)}% = {written(share * size)}，" if share is not None else ""
        return f"{grade}名额线：{reckoned}名额{room}个，得{grade}{used}个"
    reckoned = f"{size} × {written(share * 100)}% = {written(share * size)}, " if share is not None else ""
    return f"quota of {view.own(grade)}: {reckoned}places {room}, taken {used}"
