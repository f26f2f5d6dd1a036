"""Casting a ballot: the code is spent and the ballot dropped in one transaction, with nothing in common."""

from kaoheng_web.channels.ballots.models import Ballot, Code
from kaoheng_web.channels.booth.actions import Box

BOX = Box(Code, Ballot, own="voter_class", whole="session", asked="paper", filled="marks")


def cast(hash: str, marks: str) -> bool:
    """Whether the ballot is in the box; not so when the code was used, or the box closed a moment ago."""
    return BOX.drop(hash, marks)
