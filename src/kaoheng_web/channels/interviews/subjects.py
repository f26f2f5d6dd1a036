"""The tables of the interviews that the ledger watches."""

from kaoheng_web.channels.interviews.models import Interview
from kaoheng_web.ledger.subjects import watched

INTERVIEW = watched(Interview)

SUBJECTS = (INTERVIEW,)
