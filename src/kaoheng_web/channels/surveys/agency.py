"""An agency's file as a form, one line a respondent: every problem of every cell in one answer."""

from collections.abc import Sequence

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.channels.surveys.actions.importing import import_responses
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import strata_of, unit_names
from kaoheng_web.channels.surveys.questionnaire import read
from kaoheng_web.channels.surveys.rules import MOST_LINES
from kaoheng_web.channels.surveys.uploads import PSU, STRATUM, UNIT, WEIGHT, Given, problems_of
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.workbooks.checking import Checked
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.importing import WorkbookForm
from kaoheng_web.shared.workbooks.reading import Line

ABOUT = (
    Column(UNIT, Text(UNIT, "Unit"), required=True),
    Column(STRATUM, Text(STRATUM, "Stratum")),
    Column(PSU, Text(PSU, "Sampling unit")),
    Column(WEIGHT, Text(WEIGHT, "Weight")),
)
NO_NAMES = Text(
    "一行一人；不要有姓名、电话等能认出人的列。", "One line a respondent; no names or phone numbers, please."
)


def responses_form(by: Person, survey: Survey) -> WorkbookForm:
    """The form of answers; a question may be headed by its id or its words."""
    questions = read(survey.questionnaire).questions
    asked = (Column(each.id, Text(each.id, each.text), required=True, choices=each.answers) for each in questions)

    def take_in(rows: Sequence[Checked]) -> int:
        return import_responses(by, survey, [row.values["given"] for row in rows])

    title = Text(f"{survey.title}的答卷", f"answers to {survey.title}")
    return WorkbookForm(
        "answers", title, (*ABOUT, *asked), lambda lines: checked(survey, lines), take_in, MOST_LINES, NO_NAMES
    )


def checked(survey: Survey, lines: Sequence[Line]) -> list[Checked]:
    """The lines with every problem: units and weights are looked at here, the rest by the library."""
    names = unit_names([each.unit for each in strata_of(survey)])
    keys = {name: key for key, name in names.items()}
    questions = read(survey.questionnaire).questions
    rows = [Checked(line) for line in lines]
    for row in rows:
        cells = row.line.cells
        unit, weight = keys.get(cells[UNIT], 0), cells.get(WEIGHT, "")
        if not unit:
            row.refuse(UNIT, Text("这个单位不在本次调查中。", "This unit is not part of the survey."))
        if weight and not _is_number(weight):
            row.refuse(WEIGHT, Text("请填写数字。", "Write a number."))
            weight = ""
        answers = tuple(cells[each.id] for each in questions)
        row.values["given"] = Given(unit, cells.get(STRATUM, ""), cells.get(PSU, ""), weight, answers)
    for (at, column), told in problems_of(survey, [row.values["given"] for row in rows]).items():
        if column not in rows[at].problems:
            for problem in told:
                rows[at].refuse(column, problem)
    return rows


def _is_number(text: str) -> bool:
    try:
        return parse(text) > 0
    except ValueError:
        return False
