"""The tables of the organisation, one file a subject; Django looks only here, so this file alone names them again."""

from kaoheng_web.organisation.models.accounts import Account, ApiToken, SavedView
from kaoheng_web.organisation.models.groups import GroupMembership, RankingGroup
from kaoheng_web.organisation.models.people import Duty, Person, Post, Term
from kaoheng_web.organisation.models.roles import Delegation, RoleAssignment, TeamAssignment
from kaoheng_web.organisation.models.units import Succession, Unit, UnitName

__all__ = [
    "Account",
    "ApiToken",
    "Delegation",
    "Duty",
    "GroupMembership",
    "Person",
    "Post",
    "RankingGroup",
    "RoleAssignment",
    "SavedView",
    "Succession",
    "TeamAssignment",
    "Term",
    "Unit",
    "UnitName",
]
