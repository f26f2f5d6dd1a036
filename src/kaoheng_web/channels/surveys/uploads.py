"""An agency's file, one line a respondent: every problem of every cell in one answer."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from kaoheng.exchange.grids import read_grid
from kaoheng.numbers import parse
from kaoheng.tally.rows import ResponseRow
from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import channel_of, strata_of, unit_names
from kaoheng_web.channels.surveys.questionnaire import Questionnaire, read
from kaoheng_web.channels.surveys.rules import MOST_LINES
from kaoheng_web.shared.errors import Refusal

MOST_BYTES = 5 * 2**20
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


def columns_of(asked: Questionnaire) -> list[str]:
    """The heading of the file."""
    return [UNIT, STRATUM, PSU, WEIGHT, *(question.id for question in asked.questions)]


def read_file(name: str, content: bytes, asked: Questionnaire) -> list[dict[str, str]]:
    """The lines below the heading, by column; a question may be headed by its id or its words."""
    if len(content) > MOST_BYTES:
        raise Refusal(Text("文件超过5 MB，请分批导入。", "The file is larger than 5 MB: import it in parts."))
    rows = _csv(content) if Path(name).suffix.lower() == ".csv" else _workbook(name, content)
    words = {question.text: question.id for question in asked.questions}
    head = [words.get(cell.strip(), cell.strip()) for cell in rows[0]] if rows else []
    missing = [column for column in (UNIT, *(each.id for each in asked.questions)) if column not in head]
    if missing:
        told = "、".join(missing)
        raise Refusal(Text(f"第一行缺少：{told}，请使用下载的模板。", f"The heading lacks {told}: use the template."))
    lines = [dict(zip(head, (cell.strip() for cell in row), strict=False)) for row in rows[1:] if any(row)]
    if not 0 < len(lines) <= MOST_LINES:
        raise Refusal(Text(f"一次导入1至{MOST_LINES}份，请分批。", f"Import 1 to {MOST_LINES} lines at a time."))
    return lines


def checked(survey: Survey, lines: Sequence[Mapping[str, str]]) -> tuple[list[Given], Problems]:
    """The respondents, and every problem: units and weights are looked at here, the rest by the library."""
    asked = read(survey.questionnaire)
    names = unit_names([each.unit for each in strata_of(survey)])
    keys = {name: key for key, name in names.items()}
    problems: Problems = {}
    given = []
    for at, line in enumerate(lines):
        unit = keys.get(line.get(UNIT, ""))
        if unit is None:
            problems.setdefault((at, UNIT), []).append(
                Text("这个单位不在本次调查中。", "This unit is not part of the survey.")
            )
        weight = line.get(WEIGHT, "")
        if weight and not _is_number(weight):
            problems.setdefault((at, WEIGHT), []).append(Text("请填写数字。", "Write a number."))
            weight = ""
        answers = tuple(line.get(each.id, "") for each in asked.questions)
        given.append(Given(unit or 0, line.get(STRATUM, ""), line.get(PSU, ""), weight, answers))
    for cell, told in problems_of(survey, given).items():
        if cell not in problems:
            problems[cell] = told
    return given, problems


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


def _is_number(text: str) -> bool:
    try:
        return parse(text) > 0
    except ValueError:
        return False


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(StringIO(content.decode(encoding))))
        except (UnicodeDecodeError, csv.Error):
            continue
    raise Refusal(Text("读不出这个csv文件，请另存为UTF-8。", "The csv file cannot be read: save it as UTF-8."))


def _workbook(name: str, content: bytes) -> list[list[str]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"answers{Path(name).suffix.lower()}"
        path.write_bytes(content)
        return [list(row) for row in read_grid(path).rows]
