"""Every table that the ledger watches: one line an app."""

from kaoheng_web.authentication import subjects as authentication
from kaoheng_web.channels.ballots import subjects as ballots
from kaoheng_web.channels.interviews import subjects as interviews
from kaoheng_web.channels.panels import subjects as panels
from kaoheng_web.channels.surveys import subjects as surveys
from kaoheng_web.consequences import subjects as consequences
from kaoheng_web.methods import subjects as methods
from kaoheng_web.notices import subjects as notices
from kaoheng_web.organisation import subjects as organisation
from kaoheng_web.plans import subjects as plans
from kaoheng_web.procedure import subjects as procedure
from kaoheng_web.progress import subjects as progress
from kaoheng_web.projects import subjects as projects
from kaoheng_web.publishing import subjects as publishing
from kaoheng_web.results import subjects as results
from kaoheng_web.supervision import subjects as supervision
from kaoheng_web.targets import subjects as targets

SUBJECTS = (
    *organisation.SUBJECTS,
    *authentication.SUBJECTS,
    *notices.SUBJECTS,
    *methods.SUBJECTS,
    *plans.SUBJECTS,
    *targets.SUBJECTS,
    *projects.SUBJECTS,
    *progress.SUBJECTS,
    *supervision.SUBJECTS,
    *ballots.SUBJECTS,
    *surveys.SUBJECTS,
    *panels.SUBJECTS,
    *interviews.SUBJECTS,
    *results.SUBJECTS,
    *publishing.SUBJECTS,
    *procedure.SUBJECTS,
    *consequences.SUBJECTS,
)
SECRET = (*ballots.SECRET, *surveys.SECRET)
"""Tables whose rows no entry may name, because an entry has a time; a digest of all of them is recorded instead."""
