"""How far a goal has come: for every unit the path, the actual values, the bands, and what the rest must bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.spans import Span
from kaoheng.analysis.trajectory.goals import Band, Goal, Goals, band_of
from kaoheng.analysis.trajectory.growth import aim_value, required
from kaoheng.findings import Finding, Place, Refused
from kaoheng.text import Text


@dataclass(frozen=True)
class Stage:
    """One year on the path; `measure` and `band` where there is an actual value."""

    year: int
    required: Fraction
    actual: Fraction | None = None
    measure: Fraction | None = None
    band: Band | None = None


@dataclass(frozen=True)
class Progress:
    """A year part of the way through: what was expected by then, what is there, and the light."""

    span: Span
    due: Fraction
    expected: Fraction
    actual: Fraction
    ratio: Fraction
    light: Band


@dataclass(frozen=True)
class Trajectory:
    """One goal of one unit. `unit` and `title` are empty for a goal without units."""

    goal: Goal
    unit: str
    title: str
    base: Fraction
    aim: Fraction
    stages: tuple[Stage, ...]
    progress: Progress | None = None

    @property
    def latest(self) -> Stage | None:
        """The last year with an actual value."""
        return next((stage for stage in reversed(self.stages) if stage.actual is not None), None)


def follow(goals: Goals, figures: Sequence[Figure] = (), titles: Mapping[str, str] | None = None) -> list[Trajectory]:
    """Every goal of every unit it is set for; Refused with all that cannot be followed."""
    found: list[Trajectory] = []
    problems: list[Finding] = []
    for goal in goals.goals:
        own = [figure for figure in figures if figure.item == goal.item and figure.kind == "actual"]
        for unit in _units(goal, own):
            mine = [figure for figure in own if not unit or figure.unit == unit]
            trajectory = _one(goal, unit, (titles or {}).get(unit, unit), mine)
            found += [trajectory] if isinstance(trajectory, Trajectory) else []
            problems += [trajectory] if isinstance(trajectory, Finding) else []
    if problems:
        raise Refused(problems)
    return found


def _units(goal: Goal, figures: Sequence[Figure]) -> list[str]:
    named = [*goal.units] or [*goal.base.by_unit] or list(dict.fromkeys(figure.unit for figure in figures))
    return named or [""]


def _one(goal: Goal, unit: str, title: str, figures: Sequence[Figure]) -> Trajectory | Finding:
    place = Place(path=f"{goal.id} › {unit}" if unit else goal.id)
    base = goal.base.value if goal.base.value is not None else goal.base.by_unit.get(unit)
    aim = None if base is None else aim_value(goal.aim, unit, base, goal.aim.year - goal.base.year)
    if base is None or aim is None:
        what = Text("没有写明该单位的基期值或目标值", "the base or the aim of this unit is not stated")
        return Finding("no_base_or_aim", place, what, Text("请在by_unit中补上", "Add it under by_unit"))
    actual = {figure.span.year: figure.value for figure in figures if figure.span.whole}
    if goal.path == "constant_growth" and min(base, aim) <= 0:
        what = Text("按年均增速推算须为正数", "constant growth needs positive values")
        return Finding("not_positive", place, what, Text("请改用linear或分年比例", "Use linear or staged shares"))
    if goal.measure == "of_path" and min([base, aim, *actual.values()]) <= 0:
        what = Text("按与应达水平之比分档须为正数", "a ratio to the path needs positive values")
        return Finding("not_positive", place, what, Text("请改用measure: of_change", "Use measure: of_change"))
    years = range(goal.base.year + 1, goal.aim.year + 1)
    stages = tuple(_stage(goal, base, year, required(goal, base, aim, year), actual.get(year)) for year in years)
    return Trajectory(goal, unit, title, base, aim, stages, _progress(goal, stages, figures))


def _stage(goal: Goal, base: Fraction, year: int, due: Fraction, actual: Fraction | None) -> Stage:
    if actual is None:
        return Stage(year, due)
    if goal.measure == "of_change":
        measure = None if due == base else (actual - base) / (due - base)
    else:
        measure = actual / due if goal.direction == "up" else due / actual
    return Stage(year, due, actual, measure, None if measure is None else band_of(goal.bands, measure))


def _progress(goal: Goal, stages: Sequence[Stage], figures: Sequence[Figure]) -> Progress | None:
    """Where the newest year without a whole value stands by its newest cumulative figure."""
    due = {stage.year: stage.required for stage in stages if stage.actual is None}
    parts = [f for f in figures if f.span.first == 1 and not f.span.whole and f.span.year in due]
    if goal.within_year is None or not parts:
        return None
    newest = max(parts, key=lambda figure: figure.span)
    whole = due[newest.span.year]
    expected = whole * goal.within_year.share(newest.span.last)
    if expected <= 0:
        return None
    ratio = newest.value / expected
    return Progress(newest.span, whole, expected, newest.value, ratio, band_of(goal.within_year.lights, ratio))
