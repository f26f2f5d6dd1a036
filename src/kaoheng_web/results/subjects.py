"""The tables of the results that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.models.vetoes import Hearing, VetoCase

CLAIM = watched(Claim)
VETO_CASE = watched(VetoCase)
HEARING = watched(Hearing)

SUBJECTS = (CLAIM, VETO_CASE, HEARING)
