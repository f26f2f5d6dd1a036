"""A goal set for several years, as data: where it starts, where it must end, and the way there.

goals:
  - id: gdp_double
    title: 地区生产总值
    item: gdp
    unit: 亿元
    direction: up
    base: {year: 2020, value: 1000}
    aim: {year: 2025, times: 2}
    path: constant_growth
    measure: of_path
    bands: [{word: 超前, at_least: 105%}, {word: 正常, at_least: 98%}, {word: 滞后, at_least: 90%}, {word: 严重滞后}]
    decimals: 2
"""

from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kaoheng.analysis.spans import YEAR_MONTHS
from kaoheng.rules.rule import Data, Exact, Id

CalendarYear = Annotated[int, Field(ge=1900, le=2200)]
MOST_YEARS = 50


class Base(Data):
    """The year a goal starts from, and the value then: one for all units, or one for each."""

    year: CalendarYear
    value: Exact | None = None
    by_unit: dict[str, Exact] = {}

    @model_validator(mode="after")
    def _some(self) -> Self:
        if (self.value is None) == (not self.by_unit):
            raise ValueError("基期值请写value或by_unit之一（state either value or by_unit）")
        return self


class Aim(Data):
    """The year a goal must be reached, and one of five ways to say what must be reached then."""

    year: CalendarYear
    value: Exact | None = None
    by_unit: dict[str, Exact] = {}
    times: Exact | None = None
    """So many times the base: 2 for 翻一番, 4 for 翻两番."""
    growth: Exact | None = None
    """Average annual growth, 6.5%."""
    change: Exact | None = None
    """Change against the base over the whole time, -20%."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.value, self.by_unit or None, self.times, self.growth, self.change)
        if sum(way is not None for way in ways) != 1:
            raise ValueError(
                "目标请写value、by_unit、times、growth、change之一（state one of these five: value to change）"
            )
        return self


class Staged(Data):
    """The share of the whole change that must be reached by the end of each year: 10%, 35%, 65%, 100%."""

    staged: dict[CalendarYear, Exact]


class Band(Data):
    """A word for how things stand, and the least measure it is for; the last word has none."""

    word: str
    word_en: str = ""
    at_least: Exact | None = None


class WithinYear(Data):
    """What is expected part of the way through a year (序时进度), and the lights that say how it stands."""

    expect: Literal["time"] | tuple[Exact, ...]
    """In proportion to time (t × months / 12), or the share due by the end of each of the twelve months."""
    lights: tuple[Band, ...] = Field(min_length=1)
    """Words by the ratio of what is there to what is expected: 绿灯, 黄灯, 红灯."""

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        if self.expect != "time" and (len(self.expect) != YEAR_MONTHS or self.expect[-1] != 1 or min(self.expect) <= 0):
            raise ValueError("逐月进度应为十二个正数，末位为1（give twelve positive shares, the last of them 1）")
        _check_bands(self.lights)
        return self

    def share(self, month: int) -> Fraction:
        """The share of the year's value due by the end of a month."""
        return Fraction(month, YEAR_MONTHS) if self.expect == "time" else Fraction(self.expect[month - 1])


class Goal(Data):
    """One goal over several years."""

    id: Id
    title: str
    title_en: str = ""
    item: str
    """The item of the evidence that shows how far things have come."""
    unit: str = ""
    """The unit of measure."""
    units: tuple[str, ...] = ()
    """The units it is set for; without a list, those that have a base or evidence."""
    direction: Literal["up", "down"]
    base: Base
    aim: Aim
    path: Literal["constant_growth", "linear"] | Staged
    """The way there: the same growth every year, the same amount every year, or stated shares."""
    measure: Literal["of_path", "of_change"]
    """What bands look at: the value against the one required, or the change made against the one required."""
    bands: tuple[Band, ...] = Field(min_length=1)
    decimals: int = Field(ge=0, le=9)
    """How many decimals values and percentages are printed with."""
    within_year: WithinYear | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not 0 < self.aim.year - self.base.year <= MOST_YEARS:
            raise ValueError("目标年应晚于基期，且不超过五十年（the aim must be 1 to 50 years after the base）")
        if isinstance(self.path, Staged):
            years = set(range(self.base.year + 1, self.aim.year + 1))
            if set(self.path.staged) != years or self.path.staged[self.aim.year] != 1:
                raise ValueError("分年比例应逐年写明，目标年为100%（state every year's share, and 100% for the last）")
        _check_bands(self.bands)
        return self


class Goals(Data):
    """A file of goals."""

    goals: tuple[Goal, ...] = Field(min_length=1, max_length=1000)


def _check_bands(bands: tuple[Band, ...]) -> None:
    bounds = [band.at_least for band in bands[:-1]]
    falling = all(a is not None and b is not None and a > b for a, b in pairwise(bounds))
    if bands[-1].at_least is not None or None in bounds or not falling:
        raise ValueError("档位界限应由高到低，末档不写界限（bounds must fall, and the last word has none）")


def band_of(bands: tuple[Band, ...], measure: Fraction) -> Band:
    """The first word whose bound the measure reaches."""
    return next(band for band in bands if band.at_least is None or measure >= band.at_least)
