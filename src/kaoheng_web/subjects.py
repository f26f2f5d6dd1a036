"""Every table that the ledger watches: one line an app."""

from kaoheng_web.authentication import subjects as authentication
from kaoheng_web.organisation import subjects as organisation

SUBJECTS = (
    *organisation.SUBJECTS,
    *authentication.SUBJECTS,
)
