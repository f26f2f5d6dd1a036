"""Every table that the ledger watches: one line an app."""

from kaoheng_web.methods import subjects as methods
from kaoheng_web.organisation import subjects as organisation
from kaoheng_web.plans import subjects as plans
from kaoheng_web.progress import subjects as progress
from kaoheng_web.projects import subjects as projects
from kaoheng_web.supervision import subjects as supervision
from kaoheng_web.targets import subjects as targets

SUBJECTS = (
    *organisation.SUBJECTS,
    *methods.SUBJECTS,
    *plans.SUBJECTS,
    *targets.SUBJECTS,
    *projects.SUBJECTS,
    *progress.SUBJECTS,
    *supervision.SUBJECTS,
)
