"""The queue on a page: for the system administrator, who runs what failed again."""

import pytest
from django_tasks_db.models import DBTaskResult

from kaoheng_web.jobs import actions, rules
from kaoheng_web.jobs.queries import Job, jobs
from kaoheng_web.jobs.rules import State
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.actions import retry_job
from kaoheng_web.shared.errors import NotAllowed
from tests.web.cast import SINCE
from tests.web.jobs.slow import fail


@pytest.fixture
def administrator(cast, client):
    assign_role(cast.security, cast.stranger, Role.SYSTEM_ADMIN, cast.city, SINCE)
    client.force_login(cast.account(cast.stranger))
    return client


@pytest.fixture
def failed(cast) -> DBTaskResult:
    fail.enqueue()
    row = jobs().get()
    row.claim("w1")
    row.set_failed(RuntimeError("the far end is down"))
    return row


def test_the_page_says_what_failed_and_why_and_that_nobody_works(administrator, failed):
    page = administrator.get("/jobs/").content.decode()
    for words in ("RuntimeError: the far end is down", "等待重试", "没有作业进程在运行", "签署存证根", "每天01:00"):
        assert words in page
    assert "Run again" in administrator.get("/jobs/", headers={"accept-language": "en"}).content.decode()


def test_a_living_worker_is_shown_as_such(administrator):
    actions.beat("w1", "host")
    page = administrator.get("/jobs/").content.decode()
    assert "在线</span>" in page
    assert "没有作业进程在运行" not in page


def test_the_administrator_runs_a_failed_job_again(administrator, failed):
    assert administrator.post(f"/jobs/{failed.pk}/retry/").status_code == 302
    assert Job(jobs().get()).state == State.WAITING
    assert Entry.objects.latest("sequence").action == rules.RETRY
    assert administrator.post(f"/jobs/{failed.pk}/retry/").status_code == 422


def test_filters_show_one_status(administrator, failed):
    assert "far end" in administrator.get("/jobs/?status=FAILED").content.decode()
    assert "没有符合条件的作业" in administrator.get("/jobs/?status=RUNNING").content.decode()


def test_others_neither_see_nor_run_jobs(cast, client, failed):
    client.force_login(cast.account(cast.office))
    assert client.get("/jobs/").status_code == 403
    assert client.post(f"/jobs/{failed.pk}/retry/").status_code == 403
    with pytest.raises(NotAllowed):
        retry_job(cast.office, failed)


def test_a_job_that_does_not_exist_is_not_found(administrator):
    assert administrator.post("/jobs/00000000-0000-0000-0000-000000000000/retry/").status_code == 404
