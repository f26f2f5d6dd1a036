"""The tables of the supervision that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.supervision import models

ORDER = watched(models.Order)
ASSIGNMENT = watched(models.Assignment)
STEP = watched(models.Step)
ESCALATION_LEVEL = watched(models.EscalationLevel)
MEETING = watched(models.Meeting)
RESOLUTION = watched(models.Resolution)
ACKNOWLEDGEMENT = watched(models.Acknowledgement)

SUBJECTS = (ORDER, ASSIGNMENT, STEP, ESCALATION_LEVEL, MEETING, RESOLUTION, ACKNOWLEDGEMENT)
