"""The tables of the ballots that the ledger watches, and those that it must not tell apart.

Codes and ballots are never named in the ledger, for an entry has a time; the digest of the closed box stands on its
session instead.
"""

from kaoheng_web.channels.ballots import models
from kaoheng_web.ledger.subjects import watched

SESSION = watched(models.Session)
ASSESSED_UNIT = watched(models.AssessedUnit)
VOTER_CLASS = watched(models.VoterClass)
COUNT = watched(models.Count)
MARK_COUNT = watched(models.MarkCount)

SUBJECTS = (SESSION, ASSESSED_UNIT, VOTER_CLASS, COUNT, MARK_COUNT)
SECRET = (models.Code, models.Ballot)
