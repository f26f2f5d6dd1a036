"""Grades: lines first, ceilings next, quotas last; every step leaves its sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from kaoheng.method.outcome import Ceiling, Grades, Quota
from kaoheng.numbers import written
from kaoheng.text import Text


@dataclass
class Graded:
    """One unit on its way to a grade. `decided` maps a matter such as `quota:优秀` to in or out."""

    unit: str
    group: str
    total: Fraction
    place: Fraction
    ceilings: tuple[Ceiling, ...] = ()
    decided: Mapping[str, str] = field(default_factory=dict)
    grade: str = ""
    undecided: bool = False
    reasons: list[Text] = field(default_factory=list)


def grade_all(units: Sequence[Graded], grades: Grades) -> None:
    """Give every unit its grade, in place; groups are told apart by `group`."""
    for unit in units:
        _by_line(unit, grades)
        _under_ceilings(unit, grades)
    for grade in grades.scale:
        if grade in grades.quota:
            _within_quota(units, grades, grade, grades.quota[grade])


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


def _under_ceilings(unit: Graded, grades: Grades) -> None:
    for ceiling in unit.ceilings:
        if grades.scale.index(unit.grade) < grades.scale.index(ceiling.at_most):
            unit.grade = ceiling.at_most
            unit.reasons.append(
                Text(f"因“{ceiling.text}”，等次不高于{ceiling.at_most}", f"at most {ceiling.at_most}: {ceiling.text}")
            )


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
    below = grades.scale[min(grades.scale.index(grade) + 1, len(grades.scale) - 1)]
    for unit in outside:
        unit.grade = below


def _barred(unit: Graded, grades: Grades, grade: str) -> bool:
    best = grades.scale.index(grade)
    return any(grades.scale.index(ceiling.at_most) > best for ceiling in unit.ceilings)


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
    chosen = [u for u in tied if u.decided.get(f"quota:{grade}") == "in"]
    if len(chosen) == room - len(clear):
        return clear + chosen
    for unit in tied:
        unit.undecided = True
        unit.reasons.append(
            Text(
                f"{grade}名额处并列，{len(tied)}个单位争{room - len(clear)}个名额，须由领导组决定",
                f"tied at the edge of {grade}: {len(tied)} units for {room - len(clear)} places; "
                "the leading group must decide",
            )
        )
    return clear


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
