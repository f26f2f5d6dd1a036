"""The chapter of the surveys, through the actions: all answers come in the file of the agency."""

from collections.abc import Sequence

from kaoheng_web.channels.surveys.actions.importing import import_responses
from kaoheng_web.channels.surveys.actions.surveys import close, open_survey, prepare
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.uploads import Given
from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.surveys import ANSWERS, Answers


class SurveyHands(People):
    """See `kaoheng_web.demo.year.surveys`."""

    def open_survey(self, year: int, title: str, agency: str, units: Sequence[str]) -> Survey:
        """The office prepares a survey that an agency carries out, and opens it."""
        by, rows = self.office(), [self.unit(name) for name in units]
        return open_survey(by, prepare(by, self.edition(year), "poll", title, rows, agency=agency))

    def answer(self, survey: Survey, answers: Answers) -> None:
        """Everybody who was asked answers."""
        given = [
            Given(self.unit(unit).pk, "", "", "", (answer,))
            for unit, numbers in answers.items()
            for answer, number in zip(ANSWERS, numbers, strict=True)
            for _ in range(number)
        ]
        import_responses(self.office(), survey, given)

    def close_survey(self, survey: Survey) -> None:
        """The office makes it count."""
        close(self.office(), survey)
