"""The tables of the methods that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.methods import models

EDITION = watched(models.Edition)

SUBJECTS = (EDITION,)
