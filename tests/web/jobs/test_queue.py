"""The queue: failures rest and are tried again, a lost worker's job is taken again, the clock begins jobs once."""

from datetime import datetime, time, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from kaoheng_web.jobs import actions, rules
from kaoheng_web.jobs.jobs import forget
from kaoheng_web.jobs.models import Turn, Worker
from kaoheng_web.jobs.queries import Job, counts, jobs
from kaoheng_web.jobs.rules import State
from kaoheng_web.jobs.schedule import Daily, Scheduled
from kaoheng_web.jobs.worker import work_off
from kaoheng_web.ledger.models import Entry
from kaoheng_web.schedule import SCHEDULE
from kaoheng_web.shared import clock
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.errors import Refusal
from tests.web.jobs.slow import fail

MINUTE = timedelta(minutes=1)
SCHEDULED = (Scheduled("nightly", rules.RETRY_TITLE, Daily(time(1)), forget),)


def only() -> Job:
    return Job(jobs().get())


def failed_at() -> datetime:
    moment: datetime | None = only().row.finished_at
    assert moment is not None
    return moment


def test_a_failed_job_rests_a_little_longer_each_time_and_is_given_up(committing):
    fail.enqueue()
    for attempt in range(1, rules.MOST_ATTEMPTS):
        work_off()
        assert (only().state, only().attempts) == (State.RESTING, attempt)
        with clock.at(failed_at() + rules.rest(attempt) - MINUTE / 2):
            assert actions.take_again() == 0
        with clock.at(failed_at() + rules.rest(attempt)):
            assert actions.take_again() == 1
            assert actions.take_again() == 0
    work_off()
    assert (only().state, only().problem) == (State.FAILED, "RuntimeError: the far end is down")
    with clock.at(failed_at() + timedelta(days=1)):
        assert actions.take_again() == 0


def test_a_job_stays_with_its_worker_as_long_as_that_one_lives(db):
    actions.beat("w1", "host")
    fail.enqueue()
    jobs().get().claim("w1")
    with clock.at(clock.now() + rules.LEASE - MINUTE / 2):
        assert actions.take_again() == 0
    with clock.at(clock.now() + rules.LEASE):
        assert actions.take_again() == 1
    assert only().state == State.WAITING


def test_a_job_that_loses_one_worker_after_another_is_given_up(db):
    fail.enqueue()
    for _ in range(rules.MOST_ATTEMPTS):
        jobs().get().claim("gone")
        actions.take_again()
    assert only().state == State.FAILED
    assert "worker was lost 5 times" in only().problem


def test_the_administrators_retry_is_recorded_and_only_for_what_failed(committing):
    fail.enqueue()
    with pytest.raises(Refusal, match="did not fail"):
        actions.retry("person:1", jobs().get())
    work_off()
    actions.retry("person:1", jobs().get())
    assert only().state == State.WAITING
    assert Entry.objects.get().action == rules.RETRY


def test_the_clock_begins_a_job_once_however_many_workers_look(db):
    assert [actions.put_due(SCHEDULED), actions.put_due(SCHEDULED)] == [1, 0]
    with clock.at(clock.now() + timedelta(days=1)):
        assert actions.put_due(SCHEDULED) == 1
    assert Turn.objects.count() == DBTaskResult.objects.count() == 2


def test_moments_missed_while_nobody_worked_are_made_up_for_once(db):
    actions.put_due(SCHEDULED)
    with clock.at(clock.now() + timedelta(days=10)):
        assert actions.put_due(SCHEDULED) == 1


def test_a_daily_job_is_due_on_the_clock_of_the_offices():
    noon = datetime(2026, 3, 1, 12, tzinfo=CHINA)
    assert Daily(time(12)).latest(noon) == noon
    assert Daily(time(12)).latest(noon - MINUTE) == noon - timedelta(days=1)


def test_what_was_finished_long_ago_is_removed(committing):
    forget.enqueue()
    work_off()
    actions.beat("w1", "host")
    assert actions.forget_finished(failed_at()) == 0
    assert actions.forget_finished(failed_at() + MINUTE) == 1
    assert not Worker.objects.exists()


def test_jobs_are_counted_by_status(db):
    forget.enqueue()
    assert counts() == {"READY": 1, "RUNNING": 0, "FAILED": 0, "SUCCESSFUL": 0}


def test_no_two_scheduled_jobs_share_a_name():
    names = [each.name for each in SCHEDULE]
    assert len(set(names)) == len(names)
