"""The tables of the consequences that the ledger watches."""

from kaoheng_web.consequences.models import Application, Consequence, Step
from kaoheng_web.ledger.subjects import watched

APPLICATION, CONSEQUENCE, STEP = watched(Application), watched(Consequence), watched(Step)

SUBJECTS = (APPLICATION, CONSEQUENCE, STEP)
