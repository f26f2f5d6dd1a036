"""Every table that the ledger watches: one line an app."""

from kaoheng_web.channels.ballots import subjects as ballots
from kaoheng_web.channels.surveys import subjects as surveys
from kaoheng_web.methods import subjects as methods
from kaoheng_web.organisation import subjects as organisation
from kaoheng_web.plans import subjects as plans
from kaoheng_web.targets import subjects as targets

SUBJECTS = (
    *organisation.SUBJECTS,
    *methods.SUBJECTS,
    *plans.SUBJECTS,
    *targets.SUBJECTS,
    *ballots.SUBJECTS,
    *surveys.SUBJECTS,
)
SECRET = (*ballots.SECRET, *surveys.SECRET)
"""Tables whose rows no entry may name, because an entry has a time; a digest of all of them is recorded instead."""
