"""Every table that the ledger watches: one line an app."""

from kaoheng_web.methods import subjects as methods
from kaoheng_web.organisation import subjects as organisation

SUBJECTS = (
    *organisation.SUBJECTS,
    *methods.SUBJECTS,
)
