"""Every job that the clock begins: one line each."""

from datetime import time

from kaoheng_web.consequences.jobs import tell_overdue
from kaoheng_web.jobs.jobs import forget
from kaoheng_web.jobs.schedule import Daily, Scheduled
from kaoheng_web.ledger.jobs import sign
from kaoheng_web.portal.jobs import remind_everybody
from kaoheng_web.portal.naming import JOBS

SCHEDULE = (
    Scheduled("sign_ledger", JOBS["ledger.jobs.sign"], Daily(time(1)), sign),
    Scheduled("remind", JOBS["portal.jobs.remind_everybody"], Daily(time(7, 30)), remind_everybody),
    Scheduled("tell_overdue", JOBS["consequences.jobs.tell_overdue"], Daily(time(7, 45)), tell_overdue),
    Scheduled("forget_jobs", JOBS["jobs.jobs.forget"], Daily(time(3)), forget),
)
