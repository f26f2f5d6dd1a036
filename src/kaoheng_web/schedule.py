"""Every job that the clock begins: one line each."""

from datetime import time

from kaoheng.text import Text
from kaoheng_web.jobs.jobs import forget
from kaoheng_web.jobs.schedule import Daily, Scheduled
from kaoheng_web.ledger.jobs import sign
from kaoheng_web.portal.jobs import remind_everybody

SCHEDULE = (
    Scheduled("sign_ledger", Text("签署存证根", "sign the ledger's root"), Daily(time(1)), sign),
    Scheduled("remind", Text("到期提醒", "remind of what falls due"), Daily(time(7, 30)), remind_everybody),
    Scheduled("forget_jobs", Text("清理旧作业", "remove old jobs"), Daily(time(3)), forget),
)
