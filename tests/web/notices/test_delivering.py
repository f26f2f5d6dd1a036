"""Notices leave by the carriers that a person chose, not in quiet hours, and every try is kept."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction

from kaoheng.text import Glossary, Text
from kaoheng_web.jobs.queries import jobs
from kaoheng_web.ledger.actions import record
from kaoheng_web.ledger.verification import verify
from kaoheng_web.notices import carriers
from kaoheng_web.notices.actions.delivering import NotDelivered, deliver
from kaoheng_web.notices.actions.reading import prefer, read
from kaoheng_web.notices.actions.telling import settle, tell
from kaoheng_web.notices.models import Attempt, Delivery, Notice, Preference
from kaoheng_web.shared import clock
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import speaking
from kaoheng_web.subjects import SUBJECTS
from tests.web.notices.sinks import gateway, mail_server

PHASE = Text("抓落实", "Deliver")
NIGHT = datetime(2026, 3, 1, 23, tzinfo=CHINA)
MORNING = datetime(2026, 3, 2, 7, tzinfo=CHINA)
PHONE, MAIL = "13800000001", "liaison@example.cn"


@pytest.fixture
def far_end(settings):
    with gateway() as sink:
        settings.CARRIERS = {"gateway": f"json://127.0.0.1:{sink.port}/?:to={{address}}"}
        yield sink


def choose(person, addresses, rhythm=Preference.Rhythm.AT_ONCE, language="zh"):
    return prefer(person, addresses, rhythm=rhythm, quiet_from=time(22), quiet_to=time(7), language=language)


def told(person, name="退回"):
    with transaction.atomic():
        what = Text(f"一季度数据{name}", "Your figures were sent back")
        record("person:1", tell([person], name, what, phase=PHASE, url="/units/1/", due=date(2026, 3, 9)))


def test_a_notice_reaches_the_gateway_with_its_day_and_address(cast, far_end, settings):
    choose(cast.liaison, {"gateway": PHONE})
    told(cast.liaison)
    assert deliver(cast.liaison, "gateway") == 1
    message = far_end.received[0]
    for words in (PHONE, "考衡：1条消息", "【抓落实】一季度数据退回，期限2026-03-09", f"{settings.ORIGIN}/units/1/"):
        assert words in message
    assert Attempt.objects.get().problem == ""
    assert verify(SUBJECTS).damages == ()


def test_a_notice_reaches_a_mail_server(cast, settings):
    with mail_server() as sink:
        settings.CARRIERS = {"mail": f"mailto://127.0.0.1:{sink.port}?to={{address}}&from=kaoheng@example.cn"}
        choose(cast.liaison, {"mail": MAIL}, language="en")
        told(cast.liaison)
        assert deliver(cast.liaison, "mail") == 1
    assert f"To: {MAIL}" in sink.received[0]
    assert "Subject: Kaoheng: 1 notice" in sink.received[0]


def test_an_english_message_has_the_words_of_the_method_in_english(cast, settings):
    with mail_server() as sink, speaking(lambda: Glossary({"较差": "poor"})):
        settings.CARRIERS = {"mail": f"mailto://127.0.0.1:{sink.port}?to={{address}}&from=kaoheng@example.cn"}
        choose(cast.liaison, {"mail": MAIL}, language="en")
        with transaction.atomic():
            record("person:1", tell([cast.liaison], "grade", Text("评为较差", "Graded 较差"), phase=PHASE, url="/"))
        assert deliver(cast.liaison, "mail") == 1
    assert "Graded poor" in sink.received[0]


def test_telling_puts_the_delivery_on_the_queue(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE})
    told(cast.liaison)
    told(cast.colleague)  # who chose nothing
    assert jobs().get().args_kwargs == {"args": [cast.liaison.pk, "gateway"], "kwargs": {}}


def test_delivering_again_sends_nothing(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE})
    told(cast.liaison)
    assert [deliver(cast.liaison, "gateway"), deliver(cast.liaison, "gateway")] == [1, 0]
    assert len(far_end.received) == 1


def test_a_failed_try_is_kept_and_the_job_tries_again(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE})
    told(cast.liaison)
    far_end.status = 500
    with pytest.raises(NotDelivered):
        deliver(cast.liaison, "gateway")
    far_end.status = 200
    assert deliver(cast.liaison, "gateway") == 1
    problems = list(Attempt.objects.order_by("pk").values_list("problem", flat=True))
    assert "500" in problems[0]
    assert problems[1] == ""
    assert verify(SUBJECTS).damages == ()


def test_nothing_leaves_in_quiet_hours_and_all_of_it_when_they_are_over(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE})
    with clock.at(NIGHT):
        told(cast.liaison, "甲")
        told(cast.liaison, "乙")
        assert deliver(cast.liaison, "gateway") == 0
    assert {row.not_before for row in Delivery.objects.all()} == {MORNING}
    with clock.at(MORNING):
        assert deliver(cast.liaison, "gateway") == 2
    assert len(far_end.received) == 1


def test_a_digest_leaves_once_a_day(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE}, Preference.Rhythm.DIGEST)
    told(cast.liaison, "甲")
    with clock.at(clock.now() + timedelta(hours=3)):
        told(cast.liaison, "乙")
    with clock.at(datetime(2026, 3, 2, 8, 30, tzinfo=CHINA)):
        assert deliver(cast.liaison, "gateway") == 2
    assert "考衡：2条消息" in far_end.received[0]


def test_what_was_read_or_settled_meanwhile_does_not_leave(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE})
    told(cast.liaison, "甲")
    told(cast.liaison, "乙")
    read(cast.liaison, [Notice.objects.get(key="甲")])
    with transaction.atomic():
        record("person:1", settle("乙"))
    assert deliver(cast.liaison, "gateway") == 0


def test_who_gave_an_address_up_gets_nothing_there(cast, far_end):
    choose(cast.liaison, {"gateway": PHONE})
    told(cast.liaison)
    choose(cast.liaison, {"gateway": ""})
    assert deliver(cast.liaison, "gateway") == 0
    assert verify(SUBJECTS).damages == ()


def test_a_wrong_address_is_refused_beside_its_field(cast):
    with pytest.raises(Refusal) as refused:
        choose(cast.liaison, {"gateway": "12", "mail": "nobody"})
    assert set(refused.value.fields) == {"gateway", "mail"}
    assert not Preference.objects.exists()


@pytest.mark.parametrize(
    ("name", "address", "fits"),
    [
        ("wecom", "wecombot://abc-123", True),
        ("dingtalk", "dingtalk://secret@token/{address}", True),
        ("mail", "mailtos://user:word@mail.example.cn?to={address}", True),
        ("gateway", "jsons://sms.example.cn/send?:to={address}", True),
        ("gateway", "file:///etc/passwd", False),
        ("wecom", "dingtalk://secret@token", False),
        ("mail", "mailtos://", False),
    ],
)
def test_addresses_of_carriers_are_checked_before_anybody_waits_for_a_message(settings, name, address, fits):
    settings.CARRIERS = {name: address}
    assert (carriers.check_carriers() == []) == fits
