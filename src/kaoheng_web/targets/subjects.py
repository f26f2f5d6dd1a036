"""The tables of the targets that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.targets import models

SUBMISSION = watched(models.Submission)
PROPOSAL = watched(models.Proposal)
SUPERIOR_TARGET = watched(models.SuperiorTarget)
WEIGHT = watched(models.Weight)
BALANCE = watched(models.Balance)
BALANCE_SHEET = watched(models.BalanceSheet)
ISSUE = watched(models.Issue)
TARGET = watched(models.Target)
CHANGE_WINDOW = watched(models.ChangeWindow)
CHANGE = watched(models.Change)
LETTER = watched(models.Letter)
SHARE = watched(models.Share)
SPLIT_PLAN = watched(models.SplitPlan)

SUBJECTS = (
    SUBMISSION,
    PROPOSAL,
    SUPERIOR_TARGET,
    WEIGHT,
    BALANCE,
    BALANCE_SHEET,
    ISSUE,
    TARGET,
    CHANGE_WINDOW,
    CHANGE,
    LETTER,
    SHARE,
    SPLIT_PLAN,
)
