"""What may be done by whom in the portal."""

from kaoheng_web.jobs.rules import RETRY, RETRY_TITLE
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

RETRY_JOB = Verb(RETRY, RETRY_TITLE, holds(Role.SYSTEM_ADMIN))
