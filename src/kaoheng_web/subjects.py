"""Every table that the ledger watches: one line an app."""

from kaoheng_web.notices import subjects as notices
from kaoheng_web.organisation import subjects as organisation

SUBJECTS = (
    *organisation.SUBJECTS,
    *notices.SUBJECTS,
)
