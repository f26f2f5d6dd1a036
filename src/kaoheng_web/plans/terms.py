"""What is agreed for a goal, before it is kept: values as they were written, and everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kaoheng.analysis.trajectory.goals import Aim
from kaoheng.analysis.trajectory.growth import aim_value
from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.plans.models import PlanGoal

Way, Direction = PlanGoal.Way, PlanGoal.Direction
Wrong = tuple[str, Text]
NO_NUMBER = Text("请填写正数，例如 2650.5。", "Write a positive number, for example 2650.5.")


@dataclass(frozen=True)
class Terms:
    """A goal as somebody proposes it; `stages` are the values of the years of a staged goal."""

    name: str
    direction: str
    way: str
    base_year: int
    base_value: str
    aim: str
    decimals: int
    measure: str = ""
    item: str = ""
    binding: bool = False
    source: str = ""
    stages: Mapping[int, str] = field(default_factory=dict)


FIELDS = tuple(name for name in Terms.__dataclass_fields__ if name != "stages")


def terms_of(goal: PlanGoal) -> Terms:
    """What is agreed for a goal that stands."""
    stages = {stage.year: stage.value for stage in goal.stages.all()}
    return Terms(**{name: getattr(goal, name) for name in FIELDS}, stages=stages)


def staged(terms: Terms, last: int) -> dict[int, str]:
    """The values of the years up to the last one; none where the goal is not staged."""
    years = range(terms.base_year + 1, last + 1) if terms.way == Way.STAGED else ()
    return {year: terms.stages[year] for year in years}


def number(text: str) -> Fraction | None:
    """A number as it was written; nothing where it is none."""
    try:
        return parse(text)
    except ValueError:
        return None


def aim_of(way: str, aim: str, year: int) -> Aim:
    """The aim in the library's words: growth a year in percent, so many times the base, or a value."""
    if way == Way.GROWTH:
        return Aim(year=year, growth=parse(aim if aim.endswith("%") else f"{aim}%"))
    if way == Way.DOUBLING:
        return Aim(year=year, times=parse(aim))
    return Aim(year=year, value=parse(aim))


def wrong(terms: Terms, last: int) -> Iterator[Wrong]:
    """Every problem of a goal that has to be reached by the year `last`, with the field it belongs to."""
    base, aim = number(terms.base_value), number(terms.aim)
    if base is None or base <= 0:
        yield "base_value", NO_NUMBER
    if aim is None or (aim <= 0 and terms.way != Way.GROWTH):
        yield "aim", NO_NUMBER
    if not last - 50 <= terms.base_year < last:
        yield "base_year", Text(f"基期须早于终期{last}年。", f"The base has to be before {last}.")
        return
    staged = list(_wrong_stages(terms, last)) if terms.way == Way.STAGED else []
    yield from staged
    if base is not None and base > 0 and aim is not None and (aim > 0 or terms.way == Way.GROWTH) and not staged:
        end = aim_value(aim_of(terms.way, terms.aim, last), "", base, last - terms.base_year)
        if end is not None and ((end < base) if terms.direction == Direction.UP else (end > base)):
            yield "direction", Text("目标与方向不符，请核对。", "The aim is against the direction: check both.")
        if end is not None and end <= 0:
            yield "aim", NO_NUMBER


def _wrong_stages(terms: Terms, last: int) -> Iterator[Wrong]:
    for year in range(terms.base_year + 1, last + 1):
        value = number(terms.stages.get(year, ""))
        if value is None or value <= 0:
            told = Text(f"请填写{year}年的分年目标。", f"Write the value of {year}.")
            yield f"stage_{year}", told
    final, aim = number(terms.stages.get(last, "")), number(terms.aim)
    if final is not None and aim is not None and final != aim:
        yield "aim", Text(f"与{last}年的分年目标不一致。", f"It is not the value of {last}.")
    base = number(terms.base_value)
    if base is not None and aim is not None and base == aim:
        yield "aim", Text("与基期值相同，不能分年。", "It is the base value: there is nothing to stage.")
