"""People are told once for each key, and no longer asked when the matter is settled."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import record
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.notices.actions.reading import read
from kaoheng_web.notices.actions.telling import remind, settle, tell
from kaoheng_web.notices.models import Notice
from kaoheng_web.notices.queries import unread_count
from kaoheng_web.organisation.actions.accounts import close_account
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.jobs import remind_everybody
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed
from kaoheng_web.subjects import SUBJECTS

TODAY = date(2026, 3, 1)
WHAT, PHASE = Text("一季度数据被退回", "Your figures were sent back"), Text("抓落实", "Deliver")


@dataclass(frozen=True)
class Matter:
    due: date | None
    url: str = "/units/1/"
    what: Text = WHAT
    phase: Text = PHASE


def told(people, key="returned:1", due=None, url="/units/"):
    with transaction.atomic():
        record("person:1", tell(people, key, WHAT, phase=PHASE, url=url, due=due))


def test_everybody_named_is_told_and_the_ledger_knows(cast):
    told([cast.liaison, cast.colleague])
    assert {notice.person for notice in Notice.objects.all()} == {cast.liaison, cast.colleague}
    notice = Notice.objects.get(person=cast.liaison)
    assert history("notices.notice", notice.pk).get().action == "notices.tell"
    assert verify(SUBJECTS).damages == ()


def test_the_same_matter_is_told_once(cast):
    told([cast.liaison])
    told([cast.liaison, cast.colleague])
    assert (unread_count(cast.liaison), unread_count(cast.colleague)) == (1, 1)


def test_nothing_is_told_when_the_action_around_it_fails(cast):
    def told_and_failed():
        with transaction.atomic():
            record("person:1", tell([cast.liaison], "k", WHAT, phase=PHASE, url="/"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        told_and_failed()
    assert not Notice.objects.exists()


def test_a_notice_leads_nowhere_but_into_the_platform(cast):
    with pytest.raises(IntegrityError, match="notice_url_of_platform"), transaction.atomic():
        tell([cast.liaison], "k", WHAT, phase=PHASE, url="https://example.org/")


def test_a_settled_matter_asks_for_nothing_any_more(cast):
    told([cast.liaison, cast.colleague], due=TODAY)
    assert [task.what for task in tasks(cast.liaison, 2026)] == [WHAT]
    with transaction.atomic():
        record("person:1", settle("returned:1"))
    assert tasks(cast.liaison, 2026) == []
    assert unread_count(cast.colleague) == 0
    assert verify(SUBJECTS).damages == ()
    with transaction.atomic():
        assert settle("returned:1") == []


def test_the_workbench_says_how_late_one_is(cast, client):
    told([cast.liaison], due=TODAY - timedelta(days=2))
    client.force_login(cast.account(cast.liaison))
    assert "逾期2天" in client.get("/").content.decode()


def test_a_matter_is_settled_for_one_and_open_for_the_other(cast):
    told([cast.liaison, cast.colleague])
    with transaction.atomic():
        record("person:1", settle("returned:1", [cast.liaison]))
    assert (unread_count(cast.liaison), unread_count(cast.colleague)) == (0, 1)


def test_reading_is_recorded_once_and_only_by_the_recipient(cast):
    told([cast.liaison])
    notice = Notice.objects.get()
    with pytest.raises(NotAllowed):
        read(cast.colleague, [notice])
    assert [read(cast.liaison, [notice]), read(cast.liaison, [notice])] == [1, 0]
    assert Entry.objects.latest("sequence").actor == cast.liaison.actor
    assert unread_count(cast.liaison) == 0
    assert verify(SUBJECTS).damages == ()


def test_a_notice_does_not_repeat_what_the_workbench_lists_already(cast):
    listed = [task.url for task in tasks(cast.office, 2026)]
    told([cast.office], due=TODAY, url=listed[0])
    assert [task.url for task in tasks(cast.office, 2026)] == listed


def test_what_falls_due_within_a_week_is_told_once_and_settled_when_it_waits_no_more(cast):
    near, far = Matter(TODAY + timedelta(days=7)), Matter(TODAY + timedelta(days=8), url="/units/2/")
    remind(cast.liaison, [near, far])
    remind(cast.liaison, [near, far])
    notice = Notice.objects.get()
    assert (notice.url, notice.due, notice.reminds) == (near.url, near.due, True)
    assert tasks(cast.liaison, 2026) == []  # the workbench has its own source for what is reminded of
    remind(cast.liaison, [far])
    assert Notice.objects.get().done_at is not None
    assert verify(SUBJECTS).damages == ()


def test_nobody_is_reminded_of_what_they_were_told_this_week(cast):
    told([cast.liaison], due=TODAY, url="/units/1/")
    remind(cast.liaison, [Matter(TODAY)])
    assert Notice.objects.count() == 1
    with clock.at(TODAY + timedelta(days=8)):
        remind(cast.liaison, [Matter(TODAY)])
    assert Notice.objects.count() == 2


def test_the_daily_job_reminds_of_what_the_workbench_lists(cast):
    assign_role(cast.security, cast.stranger, Role.TEAM, cast.city, TODAY, until=TODAY + timedelta(days=3))
    assert remind_everybody.call() == 6
    assert remind_everybody.call() == 6
    told = Notice.objects.filter(person=cast.stranger).values_list("due", flat=True)
    assert list(told).count(TODAY + timedelta(days=3)) == 1


def test_who_left_is_not_reminded(cast):
    assign_role(cast.security, cast.stranger, Role.TEAM, cast.city, TODAY, until=TODAY)
    close_account(cast.security, cast.account(cast.stranger), TODAY, reason="离职")
    remind_everybody.call()
    assert not Notice.objects.filter(person=cast.stranger).exists()
