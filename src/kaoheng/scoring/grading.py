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


def quota_matter(grade: str, node: str = "total") -> str:
    """The matter of a decision at the edge of a quota: `quota:优秀`, and `quota:party:优秀` for a block's own grade."""
    return f"quota:{grade}" if node == "total" else f"quota:{node}:{grade}"


def quota_of(matter: str) -> tuple[str, str]:
    """The node and the grade of such a matter.

    >>> quota_of("quota:优秀"), quota_of("quota:party:优秀")
    (('total', '优秀'), ('party', '优秀'))
    """
    node, _, grade = matter.removeprefix("quota:").rpartition(":")
    return node or "total", grade


_NO_BLOCK = Text("", "")


@dataclass
class Graded:
    """One unit on its way to a grade, of its total or of a block; `decided` holds the decisions by grade."""

    unit: str
    group: str
    score: Fraction
    place: Fraction
    limits: tuple[Limit, ...] = ()
    steps_down: tuple[Text, ...] = ()
    """Why the grade falls a step in the end, once for each step."""
    decided: Mapping[str, Decision] = field(default_factory=dict)
    used: list[Decision] = field(default_factory=list)
    """The decisions that decided something."""
    block: Text = _NO_BLOCK
    """What is graded where it is not the total: “党建工作”."""
    grade: str = ""
    awaits: dict[str, Text] = field(default_factory=dict)
    """The grades at the edge of whose quota the leading group still has to decide, and why."""
    reasons: list[Text] = field(default_factory=list)

    @property
    def what(self) -> Text:
        """What its score is called."""
        return self.block + Text("得分", " score ") if self.block.zh else Text("总分", "total ")

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
        if line is None or unit.score > line.at or (line.included and unit.score == line.at):
            unit.grade = grade
            break
    else:
        unit.grade = grades.scale[-1]
    line = grades.thresholds.get(unit.grade)
    what, score = unit.what, written(unit.score)
    if line is None:
        unit.reasons.append(
            Text(f"{what.zh}{score}，按分数线为{unit.grade}", f"{what.en}{score}: {unit.grade} by the lines")
        )
    else:
        at = ("达到" if line.included else "超过") + written(line.at)
        sign = ("≥ " if line.included else "> ") + written(line.at)
        unit.reasons.append(Text(f"{what.zh}{score}，{at}分，为{unit.grade}", f"{what.en}{score} {sign}: {unit.grade}"))


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
        waiting = sorted((u for u in outside if not u.undecided), key=lambda u: -u.score)
        taken = _first(waiting, spare, quota, grade, lambda unit: -unit.score)
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
    chosen = [u for u in tied if grade in u.decided and u.decided[grade].outcome == "in"]
    if len(chosen) == room - len(clear):
        for unit in tied:
            _say_decided(unit, grade)
        return clear + chosen
    for unit in tied:
        of = Text("", " of ") + unit.block if unit.block.zh else unit.block
        unit.awaits[grade] = Text(
            f"{of.zh}{grade}名额处并列，{len(tied)}个单位争{room - len(clear)}个名额，须由领导组决定",
            f"tied at the edge of {grade}{of.en}: {len(tied)} units for {room - len(clear)} places; "
            "the leading group must decide",
        )
        unit.reasons.append(unit.awaits[grade])
    return clear


def _say_decided(unit: Graded, grade: str) -> None:
    decision = unit.decided.get(grade)
    if decision is None:
        return
    unit.used.append(decision)
    zh, en = ("取得", "has") if decision.outcome == "in" else ("不占用", "has not")
    by = f"（{decision.document}）" if decision.document else ""
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
