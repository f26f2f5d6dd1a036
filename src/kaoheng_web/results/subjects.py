"""The tables of the results that the ledger watches."""

from kaoheng_web.ledger.subjects import watched
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.claims import Claim, ClaimFile
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.models.paths import Path
from kaoheng_web.results.models.rulings import Adjustment, Decision
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.models.vetoes import Hearing, VetoCase

CLAIM = watched(Claim)
CLAIM_FILE = watched(ClaimFile)
VETO_CASE = watched(VetoCase)
HEARING = watched(Hearing)

RUN = watched(Run)
UNIT_RESULT = watched(UnitResult)
DECISION = watched(Decision)
ADJUSTMENT = watched(Adjustment)
APPEAL = watched(Appeal)
PATH = watched(Path)
EARLIER_RESULT = watched(EarlierResult)

SUBJECTS = (
    CLAIM,
    CLAIM_FILE,
    VETO_CASE,
    HEARING,
    RUN,
    UNIT_RESULT,
    DECISION,
    ADJUSTMENT,
    APPEAL,
    PATH,
    EARLIER_RESULT,
)
