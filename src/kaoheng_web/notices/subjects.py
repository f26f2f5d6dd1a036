"""The tables of the notices that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.notices import models

NOTICE = watched(models.Notice)
PREFERENCE = watched(models.Preference)
DELIVERY = watched(models.Delivery)
ATTEMPT = watched(models.Attempt)

SUBJECTS = (NOTICE, PREFERENCE, DELIVERY, ATTEMPT)
