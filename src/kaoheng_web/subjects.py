"""Every table that the ledger watches: one line an app."""

from kaoheng_web.channels.ballots import subjects as ballots
from kaoheng_web.channels.interviews import subjects as interviews
from kaoheng_web.channels.panels import subjects as panels
from kaoheng_web.methods import subjects as methods
from kaoheng_web.organisation import subjects as organisation
from kaoheng_web.plans import subjects as plans
from kaoheng_web.results import subjects as results
from kaoheng_web.targets import subjects as targets

SUBJECTS = (
    *organisation.SUBJECTS,
    *methods.SUBJECTS,
    *plans.SUBJECTS,
    *targets.SUBJECTS,
    *panels.SUBJECTS,
    *interviews.SUBJECTS,
    *results.SUBJECTS,
    *ballots.SUBJECTS,
)
SECRET = (*ballots.SECRET,)
"""Tables whose rows no entry may name, because an entry has a time; a digest of all of them is recorded instead."""
