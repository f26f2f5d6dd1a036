"""The questionnaire (问卷): the questions of the channel and their answers, fixed when the survey opens."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from kaoheng.tally.survey import Survey as Channel
from kaoheng.text import Text
from kaoheng_web.channels.booth.filling import BLANK

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the answers to choose from."""

    id: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions, and whether one may be left out."""

    questions: tuple[Question, ...]
    may_skip: bool

    def text(self) -> str:
        """As the survey keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    def problems(self, answers: str) -> dict[int, Text]:
        """What is wrong with a filled-in questionnaire, by question."""
        found = {}
        for at, question in enumerate(self.questions):
            given = answers[at : at + 1]
            if given == BLANK and not self.may_skip:
                found[at] = Text("请选择一项。", "Choose an answer.")
            elif given != BLANK and given not in DIGITS[: len(question.answers)]:
                found[at] = Text("请在所列选项中选择一项。", "Choose one of the answers that are offered.")
        return found

    def answer(self, at: int, digit: str) -> str:
        """The answer that a digit stands for; nothing where the question was left out."""
        return "" if digit == BLANK else self.questions[at].answers[DIGITS.index(digit)]

    def digit(self, at: int, answer: str) -> str:
        """The digit that stands for an answer."""
        return DIGITS[self.questions[at].answers.index(answer)] if answer else BLANK


def questionnaire_of(channel: Channel) -> Questionnaire:
    """The questions of a channel; an answer that is empty is not offered but given by leaving the question out."""
    questions = tuple(
        Question(each.id, each.text or each.id, tuple(code for code in channel.values_of(each) if code))
        for each in channel.questions
    )
    return Questionnaire(questions, channel.blank == "not_counted")


@lru_cache(maxsize=64)
def read(text: str) -> Questionnaire:
    """A questionnaire as the survey keeps it."""
    kept = json.loads(text)
    questions = tuple(Question(each["id"], each["text"], tuple(each["answers"])) for each in kept["questions"])
    return Questionnaire(questions, kept["may_skip"])
