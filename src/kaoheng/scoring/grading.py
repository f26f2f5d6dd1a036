"""Grades: lines first, ceilings next, quotas last; every step leaves its sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from kaoheng.method.outcome import Grades, Quota
from kaoheng.numbers import written
from kaoheng.tables import Decision
from kaoheng.text import Text


@dataclass(frozen=True)
class Limit:
    """The best grade a unit may still have, and why; `always` is said also where it changes nothing."""

    at_most: str
    why: Text
    always: bool = False


@dataclass
class Graded:
    """One unit on its way to a grade. `decided` holds the leading group's decisions by matter: `quota:优秀`."""

    unit: str
    group: str
    total: Fraction
    place: Fraction
    limits: tuple[Limit, ...] = ()
    steps_down: tuple[Text, ...] = ()
    """Why the grade falls a step in the end, once for each step."""
    decided: Mapping[str, Decision] = field(default_factory=dict)
    used: list[Decision] = field(default_factory=list)
    """The decisions that decided something."""
    grade: str = ""
    awaits: dict[str, Text] = field(default_factory=dict)
    """What the leading group still has to decide, such as `quota:优秀`, and why."""
    reasons: list[Text] = field(default_factory=list)

    @property
    def undecided(self) -> bool:
        """Whether a decision on its grade is awaited."""
        return bool(self.awaits)


def grade_all(units: Sequence[Graded], grades: Grades) -> None:
    """Give every unit its grade, in place; groups are told apart by `group`."""
    for unit in units:
        _by_line(unit, grades)
        _under_limits(unit, grades)
    for grade in grades.scale:
        if grade in grades.quota:
            _within_quota(units, grades, grade, grades.quota[grade])
    for unit in units:
        _step_down(unit, grades)


def _by_line(unit: Graded, grades: Grades) -> None:
    for grade in grades.scale:
        line = grades.thresholds.get(grade)
        if line is None or unit.total > line.at or (line.included and unit.total == line.at):
            unit.grade = grade
            break
    else:
        unit.grade = grades.scale[-1]
    line = grades.thresholds.get(unit.grade)
    total = written(unit.total)
    if line is None:
        unit.reasons.append(Text(f"总分{total}，按分数线为{unit.grade}", f"total {total}: {unit.grade} by the lines"))
    else:
        at = ("达到" if line.included else "超过") + written(line.at)
        sign = ("≥ " if line.included else "> ") + written(line.at)
        unit.reasons.append(Text(f"总分{total}，{at}分，为{unit.grade}", f"total {total} {sign}: {unit.grade}"))


def _under_limits(unit: Graded, grades: Grades) -> None:
    for limit in unit.limits:
        bites = grades.scale.index(unit.grade) < grades.scale.index(limit.at_most)
        if bites:
            unit.grade = limit.at_most
        if bites or limit.always:
            unit.reasons.append(limit.why)


def _step_down(unit: Graded, grades: Grades) -> None:
    """降一等, after the quota: one step below what the unit would have had; the worst grade stays."""
    for why in unit.steps_down:
        before, unit.grade = unit.grade, _below(unit.grade, grades)
        unit.reasons.append(
            why + Text(f"降一等，由{before}降为{unit.grade}", f"one step down, from {before} to {unit.grade}")
        )


def _below(grade: str, grades: Grades) -> str:
    return grades.scale[min(grades.scale.index(grade) + 1, len(grades.scale) - 1)]


def places_for(quota: Quota, group: str, size: int) -> int:
    """How many units of a group may have the grade.

    Six counties at 30 % are 1.8: one place by floor, two by half-up, one again under a hard ceiling.
    """
    if group in quota.places:
        return quota.places[group]
    if quota.share is None:
        return size
    exact = quota.share * size
    whole = {"floor": floor(exact), "ceil": ceil(exact), "half_up": floor(exact + Fraction(1, 2))}[quota.rounding]
    if quota.hard_ceiling and whole > exact:
        whole = floor(exact)
    return min(max(whole, quota.min_places), size)


def _within_quota(units: Sequence[Graded], grades: Grades, grade: str, quota: Quota) -> None:
    """Keep the best of each group up to its places; the rest fall to the next grade."""
    spare, outside = 0, []
    for group, members in groupby(sorted(units, key=lambda u: u.group), key=lambda u: u.group):
        own = list(members)
        eligible = sorted((u for u in own if u.grade == grade), key=lambda u: u.place)
        size = len(own) if quota.barred_count_in_n else sum(1 for u in own if not _barred(u, grades, grade))
        room = places_for(quota, group, size)
        kept = _first(eligible, room, quota, grade)
        lost = [u for u in eligible if u not in kept]
        _say(kept, lost, grade, room, size)
        spare += max(room - len(kept), 0)
        outside += lost
    if quota.unused == "to_other_groups" and spare:
        waiting = sorted((u for u in outside if not u.undecided), key=lambda u: -u.total)
        taken = _first(waiting, spare, quota, grade, lambda unit: -unit.total)
        for unit in taken:
            unit.reasons.append(Text("使用其他组的剩余名额", "takes a place another group left"))
        outside = [u for u in outside if u not in taken]
    for unit in outside:
        unit.grade = _below(grade, grades)


def _barred(unit: Graded, grades: Grades, grade: str) -> bool:
    best = grades.scale.index(grade)
    return any(grades.scale.index(limit.at_most) > best for limit in unit.limits)


def _by_place(unit: Graded) -> Fraction:
    return unit.place


def _first(
    eligible: Sequence[Graded],
    room: int,
    quota: Quota,
    grade: str,
    order: Callable[[Graded], Fraction] = _by_place,
) -> list[Graded]:
    """The units that fit, ties at the edge handled as the quota says."""
    if len(eligible) <= room:
        return list(eligible)
    if room <= 0:
        return []
    edge = order(eligible[room - 1])
    if order(eligible[room]) != edge:
        return list(eligible[:room])
    clear = [u for u in eligible if order(u) < edge]
    tied = [u for u in eligible if order(u) == edge]
    if quota.ties == "all_in":
        return clear + tied
    if quota.ties == "all_out":
        return clear
    matter = f"quota:{grade}"
    chosen = [u for u in tied if matter in u.decided and u.decided[matter].outcome == "in"]
    if len(chosen) == room - len(clear):
        for unit in tied:
            _say_decided(unit, matter)
        return clear + chosen
    for unit in tied:
        unit.awaits[matter] = Text(
            f"{grade}名额处并列，{len(tied)}个单位争{room - len(clear)}个名额，须由领导组决定",
            f"tied at the edge of {grade}: {len(tied)} units for {room - len(clear)} places; "
            "the leading group must decide",
        )
        unit.reasons.append(unit.awaits[matter])
    return clear


def _say_decided(unit: Graded, matter: str) -> None:
    decision = unit.decided.get(matter)
    if decision is None:
        return
    unit.used.append(decision)
    zh, en = ("取得", "has") if decision.outcome == "in" else ("不占用", "has not")
    by = f"（{decision.document}）" if decision.document else ""
    grade = matter.removeprefix("quota:")
    unit.reasons.append(
        Text(
            f"{grade}名额处并列，领导组决定{by}{zh}名额",
            f"tied at the edge of {grade}: the leading group decided that it {en} a place"
            + (f" ({decision.document})" if decision.document else ""),
        )
    )


def _say(kept: Sequence[Graded], lost: Sequence[Graded], grade: str, room: int, size: int) -> None:
    for unit in kept:
        unit.reasons.append(
            Text(f"本组{size}个单位，{grade}名额{room}个，在名额内", f"within the {room} places for {grade} of {size}")
        )
    for unit in (unit for unit in lost if not unit.undecided):
        unit.reasons.append(
            Text(
                f"本组{size}个单位，{grade}名额{room}个，未进入名额", f"outside the {room} places for {grade} of {size}"
            )
        )
