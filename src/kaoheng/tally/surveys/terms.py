"""The terms of a survey as a method states them."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kaoheng.tally.channel import Channel
from kaoheng.tally.surveys.calibration import Calibrate
from kaoheng.tally.surveys.design import Design
from kaoheng.tally.surveys.estimates import Kind
from kaoheng.tally.surveys.intervals import Interval
from kaoheng.tally.surveys.margins import Margin
from kaoheng.tally.surveys.questions import Question, Values
from kaoheng.tally.surveys.raking import PostStratify, Rake
from kaoheng.tally.surveys.trimming import Trim

WeightingStep = Annotated[PostStratify | Rake | Calibrate | Trim, Field(discriminator="kind")]
Decimals = Annotated[int, Field(ge=0, le=12)]


class SurveyTerms(Channel):
    """What is asked, what answers are worth, how persons were drawn and weighted, and how errors are stated."""

    table: ClassVar[str] = "responses"

    measured: str
    """What the score is called: 满意度, 安全感."""
    measured_en: str = ""
    """The same in English."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=200)]
    """The questions and their weights."""
    answers: Values
    """What each answer is worth; `not_counted` for 不了解 and 拒答 where they do not count."""
    blank: Literal["not_counted", "refuse"]
    """A question without an answer: out of numerator and denominator, or an error in the evidence."""
    design: Design
    """How the persons were drawn."""
    weighting: Annotated[tuple[WeightingStep, ...], Field(max_length=20)] = ()
    """What is done to the design weights, in this order."""
    classes: dict[str, tuple[str, ...]] = {}
    """The units of each class of units, where numbers are stated by class."""
    estimate: Kind
    """The weighted mean of answers, or their total in the population."""
    error: Literal["linearised", "jackknife"]
    """How the standard error is estimated."""
    interval: Interval
    """The confidence interval."""
    least: Annotated[int, Field(ge=2)]
    """The least number of counted answers to every question; with fewer there is no score."""
    decimals: Decimals | None
    """Decimals of score and questions' means; null keeps them exact."""
    error_decimals: Decimals
    """Decimals of standard error, bounds and design effect."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        twice = [name for name, count in Counter(q.id for q in self.questions).items() if count > 1]
        if twice:
            raise ValueError(f"question ids must differ: {', '.join(twice)}")
        if self.interval.kind == "wilson" and (self.estimate == "total" or self.top() is None):
            raise ValueError("a wilson interval needs a mean of answers that are worth 0 or one same number")
        if not 0 < self.interval.level < 1:
            raise ValueError("the level of the interval must lie between 0 and 1, such as 95%")
        return self

    def values_of(self, question: Question) -> Mapping[str, Fraction | str]:
        """The answers of one question and what they are worth."""
        own = question.answers if question.answers is not None else self.answers
        return own if self.blank == "refuse" or "" in own else {**own, "": "not_counted"}

    def codes(self) -> tuple[str, ...]:
        """All answers that count, as they are written."""
        values = [self.values_of(question) for question in self.questions]
        return tuple(
            dict.fromkeys(code for each in values for code, value in each.items() if not isinstance(value, str))
        )

    def margins(self) -> tuple[Margin, ...]:
        """All margins that weights are fitted to."""
        return tuple(margin for step in self.weighting for margin in step.margins())

    def weighted(self) -> bool:
        """Whether persons count differently."""
        return bool(self.weighting) or self.design.weights != "equal" or self.design.shares is not None

    def top(self) -> Fraction | None:
        """What a satisfied answer is worth where the others are worth nothing; None in other scales."""
        values = {v for q in self.questions for v in self.values_of(q).values() if not isinstance(v, str)}
        above = values - {Fraction(0)}
        return above.pop() if len(above) == 1 and min(values) >= 0 else None
