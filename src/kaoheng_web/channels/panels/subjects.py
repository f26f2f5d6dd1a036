"""The tables of the panels that the ledger watches."""

from kaoheng_web.channels.panels import models
from kaoheng_web.ledger.subjects import watched

PANEL = watched(models.Panel)
RATER = watched(models.Rater)
RATING = watched(models.Rating)
REOPENING = watched(models.Reopening)

SUBJECTS = (PANEL, RATER, RATING, REOPENING)
