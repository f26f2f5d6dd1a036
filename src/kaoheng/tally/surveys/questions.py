"""Questions of a survey: what each answer is worth, and how much each question weighs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from kaoheng.numbers import as_text
from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.surveys.people import Person
from kaoheng.text import Text

Values = Annotated[dict[str, Exact | Literal["not_counted"]], Field(min_length=1, max_length=100)]
"""What each answer is worth; `not_counted` takes it out of numerator and denominator (不了解, 拒答)."""


class Question(Data):
    """One question: its weight among the questions, and its own answers where they differ."""

    id: str
    text: str = ""
    """The question as it is put."""
    weight: Annotated[Exact, Field(gt=0)]
    """Its weight; only the proportion matters."""
    answers: Values | None = None
    """Answers and values of this question alone."""


def worth(values: Mapping[str, Fraction | str], answer: str) -> Fraction | None:
    """What an answer is worth; None where it does not count.

    >>> worth({"满意": Fraction(100), "不了解": "not_counted"}, "不了解") is None
    True
    """
    value = values[answer]
    return None if isinstance(value, str) else value


def answer_words(values: Mapping[str, Fraction | str]) -> Text:
    """Answers and values as a regulation would put them: 满意计100分、不满意计0分，不了解不计入."""
    counted = [(code, as_text(value)) for code, value in values.items() if not isinstance(value, str)]
    left = [code for code, value in values.items() if isinstance(value, str)]
    zh = "、".join(f"{code or '未答'}计{value}分" for code, value in counted)
    en = ", ".join(f"{code or 'no answer'} {value}" for code, value in counted)
    if not left:
        return Text(zh, en)
    out = [code or "未答" for code in left]
    return Text(f"{zh}，{'、'.join(out)}不计入", f"{en}; {', '.join(out)} not counted")


def counts(person: Person, question: str, values: Mapping[str, Fraction | str]) -> Fraction | None:
    """What a person's answer to a question is worth; None where there is none or it does not count."""
    return worth(values, person.answers[question]) if question in person.answers else None
