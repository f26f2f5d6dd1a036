"""The tables of the targets that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.targets import models

ISSUE = watched(models.Issue)
TARGET = watched(models.Target)
CHANGE = watched(models.Change)

SUBJECTS = (ISSUE, TARGET, CHANGE)
