"""Who decides, and who sees what is to be decided."""

from kaoheng.tally.claiming.terms import ClaimType
from kaoheng_web.organisation.roles import Role

SEES_CASES = frozenset({Role.OFFICE, Role.LEADING_GROUP, Role.PERSONNEL})
REPORTERS = frozenset({Role.LIAISON, Role.HEAD})


def decider(kind: ClaimType) -> Role:
    """The office recognises bonuses whose points the method fixes; what weighs points or takes them is for the group.

    >>> decider(ClaimType(sign="bonus", points={"省级": 1}, cap=None)).label
    '考核办'
    >>> decider(ClaimType(sign="penalty", points=2, cap=None)).label
    '考核领导组'
    """
    return Role.OFFICE if kind.sign == "bonus" and kind.points != "stated" else Role.LEADING_GROUP
