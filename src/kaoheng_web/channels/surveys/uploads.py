"""What an agency's file says, one respondent a line, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaoheng.numbers import parse
from kaoheng.tally.rows import ResponseRow
from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import channel_of, strata_of
from kaoheng_web.channels.surveys.questionnaire import read

UNIT, STRATUM, PSU, WEIGHT = "单位", "层", "抽样单位", "权数"
NAMES = {"unit_id": UNIT, "stratum": STRATUM, "psu": PSU, "weight": WEIGHT}
"""The library's columns as the file calls them; the others are the questions."""

Problems = dict[tuple[int, str], list[Text]]
"""What is wrong, by line and column."""


@dataclass(frozen=True, slots=True)
class Given:
    """One respondent of the file: the unit by key, and an answer to every question of the questionnaire."""

    unit: int
    stratum: str
    psu: str
    weight: str
    answers: tuple[str, ...]


def problems_of(survey: Survey, given: Sequence[Given]) -> Problems:
    """What the library finds wrong, and strata that the survey does not have."""
    asked, channel = read(survey.questionnaire), channel_of(survey)
    strata = {(each.unit_id, each.name) for each in strata_of(survey)}
    problems: Problems = {}
    rows, lines = [], []
    for at, each in enumerate(given):
        weight = parse(each.weight) if each.weight else None
        for question, answer in zip(asked.questions, each.answers, strict=True):
            rows.append(ResponseRow(str(each.unit), str(at), question.id, answer, weight, each.stratum, each.psu))
            lines.append(at)
        if each.unit and (each.unit, each.stratum) not in strata:
            told = Text("本次调查没有这一层。", "The survey has no such stratum.")
            problems.setdefault((at, STRATUM), []).append(told)
    for found in channel.problems(rows):
        row = rows[found.row]
        column = NAMES.get(found.column, row.question)
        told = Text(f"{found.what.zh}，{found.mend.zh}。", f"{found.what.en}: {found.mend.en}.")
        problems.setdefault((lines[found.row], column), []).append(told)
    return problems
