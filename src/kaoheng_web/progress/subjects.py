"""The tables of the progress that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.progress import models

FIGURE = watched(models.Figure)
COUNTERSIGNATURE = watched(models.Countersignature)
RETURN = watched(models.Return)
EVIDENCE_FILE = watched(models.EvidenceFile)
ATTACHMENT = watched(models.Attachment)
DEADLINE = watched(models.Deadline)
LIGHT_SCALE = watched(models.LightScale)

SUBJECTS = (FIGURE, COUNTERSIGNATURE, RETURN, EVIDENCE_FILE, ATTACHMENT, DEADLINE, LIGHT_SCALE)
