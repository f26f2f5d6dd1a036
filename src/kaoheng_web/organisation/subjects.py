"""The tables of the organisation that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.organisation import models

UNIT = watched(models.Unit)
UNIT_NAME = watched(models.UnitName)
SUCCESSION = watched(models.Succession)
RANKING_GROUP = watched(models.RankingGroup)
GROUP_MEMBERSHIP = watched(models.GroupMembership)
POST = watched(models.Post)
PERSON = watched(models.Person)
TERM = watched(models.Term)
DUTY = watched(models.Duty)
ROLE_ASSIGNMENT = watched(models.RoleAssignment)
DELEGATION = watched(models.Delegation)
TEAM_ASSIGNMENT = watched(models.TeamAssignment)
ACCOUNT = watched(models.Account, without=("password", "last_login"))  # both change when somebody signs in
API_TOKEN = watched(models.ApiToken, without=("last_used_at",))  # changes with every hour of use
SAVED_VIEW = watched(models.SavedView)

SUBJECTS = (
    UNIT,
    UNIT_NAME,
    SUCCESSION,
    RANKING_GROUP,
    GROUP_MEMBERSHIP,
    POST,
    PERSON,
    TERM,
    DUTY,
    ROLE_ASSIGNMENT,
    DELEGATION,
    TEAM_ASSIGNMENT,
    ACCOUNT,
    API_TOKEN,
    SAVED_VIEW,
)
