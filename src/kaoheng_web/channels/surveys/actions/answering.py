"""Answering a questionnaire: the code is spent and the answers kept in one transaction, with nothing in common."""

from kaoheng_web.channels.booth.actions import Box
from kaoheng_web.channels.surveys.models import Invitation, Response

BOX = Box(Invitation, Response, own="stratum", whole="survey", asked="questionnaire", filled="answers")


def answer(hash: str, answers: str) -> bool:
    """Whether the answers were taken; not so when the code was used, or the survey closed a moment ago."""
    return BOX.drop(hash, answers)
