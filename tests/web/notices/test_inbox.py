"""The inbox: one's own notices, what they lead to, and where else they go."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kaoheng.text import Text
from kaoheng_web.ledger.actions import record
from kaoheng_web.notices.actions.telling import settle, tell
from kaoheng_web.notices.models import Notice, Preference

CHOSEN = {"rhythm": "digest", "quiet_from": "21:30", "quiet_to": "07:30", "language": "zh"}


@pytest.fixture
def liaison(cast, client):
    with transaction.atomic():
        phase = Text("抓落实", "Deliver")
        told = {"甲事": date(2026, 2, 20), "乙事": date(2026, 3, 3), "丙事": None}
        for name, due in told.items():
            record("person:1", tell([cast.liaison], name, Text(name, name), phase=phase, url="/units/", due=due))
    client.force_login(cast.account(cast.liaison))
    return client


def test_the_bell_counts_what_is_unread_in_one_query(cast, liaison):
    liaison.get("/help/")
    with CaptureQueriesContext(connection) as asked:
        page = liaison.get("/help/").content.decode()
    assert 'aria-label="3条未读">3<' in page
    assert sum("notices_notice" in query["sql"] for query in asked) == 1


def test_notices_stand_by_their_day_with_lights_in_words(liaison):
    page = liaison.get("/inbox/").content.decode()
    assert page.index("甲事") < page.index("乙事") < page.index("丙事")
    assert "逾期9天" in page
    assert "剩2天" in page


def test_opening_a_notice_marks_it_read_and_leads_on(liaison):
    notice = Notice.objects.get(key="甲事")
    assert liaison.post(f"/inbox/{notice.pk}/")["Location"] == "/units/"
    notice.refresh_from_db()
    assert notice.read_at is not None
    page = liaison.get("/inbox/").content.decode()
    assert page.index("乙事") < page.index("甲事")


def test_a_notice_of_somebody_else_is_not_known_to_exist(cast, liaison, client):
    client.force_login(cast.account(cast.colleague))
    notice = Notice.objects.get(key="甲事")
    assert client.post(f"/inbox/{notice.pk}/").status_code == 404
    assert "甲事" not in client.get("/inbox/").content.decode()


def test_looking_at_an_address_changes_nothing(liaison):
    notice = Notice.objects.get(key="甲事")
    assert liaison.get(f"/inbox/{notice.pk}/").status_code == 405
    assert liaison.get("/inbox/read/").status_code == 405


def test_everything_is_marked_read_at_once(liaison):
    assert liaison.post("/inbox/read/").status_code == 302
    assert not Notice.objects.filter(read_at__isnull=True).exists()
    assert "全部标为已读" not in liaison.get("/inbox/").content.decode()


def test_filters_show_what_is_unread_asked_for_or_settled(liaison):
    with transaction.atomic():
        record("person:1", settle("甲事"))
    for state, shown, hidden in (("unread", "丙事", "甲事"), ("open", "乙事", "丙事"), ("done", "甲事", "乙事")):
        page = liaison.get(f"/inbox/?state={state}").content.decode()
        assert shown in page
        assert hidden not in page
    assert "没有符合条件的消息" in liaison.get("/inbox/?words=没有").content.decode()


def test_one_chooses_where_else_notices_go(cast, liaison, settings):
    settings.CARRIERS = {"mail": "mailtos://mail.example.cn?to={address}", "wecom": ""}
    page = liaison.get("/inbox/delivery/").content.decode()
    assert 'name="mail"' in page
    assert 'name="wecom"' not in page
    assert liaison.post("/inbox/delivery/", {**CHOSEN, "mail": "a@example.cn"}).status_code == 302
    chosen = Preference.objects.get()
    assert (chosen.person, chosen.addresses, chosen.rhythm) == (cast.liaison, {"mail": "a@example.cn"}, "digest")
    assert 'value="a@example.cn"' in liaison.get("/inbox/delivery/").content.decode()


def test_a_wrong_address_keeps_what_was_typed(liaison, settings):
    settings.CARRIERS = {"mail": "mailtos://mail.example.cn?to={address}"}
    done = liaison.post("/inbox/delivery/", {**CHOSEN, "mail": "nobody"})
    assert done.status_code == 422
    assert "请填写邮箱地址" in done.content.decode()
    assert 'value="nobody"' in done.content.decode()


@pytest.mark.parametrize("address", ["/inbox/", "/inbox/delivery/", "/inbox/?state=done"])
def test_pages_need_few_queries_and_speak_both_languages(liaison, address):
    liaison.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = liaison.get(address, headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en"' in page
    assert len(asked) <= 10
    assert " style=" not in page
