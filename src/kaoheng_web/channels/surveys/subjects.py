"""The tables of the surveys that the ledger watches, and those that it must not tell apart."""

from kaoheng_web.channels.surveys import models
from kaoheng_web.ledger.subjects import watched

SURVEY = watched(models.Survey)
STRATUM = watched(models.Stratum)

SUBJECTS = (SURVEY, STRATUM)
SECRET = (models.Invitation, models.Response)
