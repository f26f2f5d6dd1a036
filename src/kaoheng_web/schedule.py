"""Every job that the clock begins: one line each."""

from datetime import time

from kaoheng.text import Text
from kaoheng_web.jobs.jobs import forget
from kaoheng_web.jobs.schedule import Daily, Scheduled
from kaoheng_web.ledger.jobs import sign

SCHEDULE = (
    Scheduled("sign_ledger", Text("签署存证根", "sign the ledger's root"), Daily(time(1)), sign),
    Scheduled("forget_jobs", Text("清理旧作业", "remove old jobs"), Daily(time(3)), forget),
)
