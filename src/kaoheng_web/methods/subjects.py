"""The tables of the methods that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.methods import models

EDITION = watched(models.Edition)
REVISION = watched(models.Revision)
CONSULTATION = watched(models.Consultation)
OPINION = watched(models.Opinion)
RETURN = watched(models.Return)

SUBJECTS = (EDITION, REVISION, CONSULTATION, OPINION, RETURN)
