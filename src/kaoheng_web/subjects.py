"""Every table that the ledger watches: one line an app."""

from kaoheng_web.methods import subjects as methods
from kaoheng_web.organisation import subjects as organisation
from kaoheng_web.plans import subjects as plans
from kaoheng_web.targets import subjects as targets

SUBJECTS = (
    *organisation.SUBJECTS,
    *methods.SUBJECTS,
    *plans.SUBJECTS,
    *targets.SUBJECTS,
)
