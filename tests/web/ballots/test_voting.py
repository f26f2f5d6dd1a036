"""The booth: any phone, no JavaScript, no cookie, no log; one code, one ballot."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.channels.ballots.actions import sessions
from kaoheng_web.channels.ballots.actions.casting import cast
from kaoheng_web.channels.ballots.actions.issuing import issue_codes
from kaoheng_web.channels.ballots.models import Ballot, Code, Session
from kaoheng_web.channels.ballots.paper import Paper, Row
from kaoheng_web.channels.ballots.views import voting
from kaoheng_web.channels.booth.entering import Slot
from kaoheng_web.channels.codes import hash_of, in_fours

LARGEST = Paper(
    tuple(Row(at // 3, "国家金融监督管理总局晋城监管分局", f"a{at % 3}", "目标任务完成情况") for at in range(60)),
    ("优秀", "良好", "一般", "较差", "不了解", "弃权"),
    (("优秀", "2/5"),),
)


def sheet():
    """How large the style sheet is."""
    return Path(str(finders.find("house/booth.css"))).stat().st_size


@pytest.fixture
def session(hall):
    return hall.open()


@pytest.fixture
def code(hall, session):
    return issue_codes(hall.team, session, {"A": 1})["A"][0]


def test_a_ballot_is_filled_in_looked_over_and_cast(client, code):
    assert "高平市" in client.get(f"/b/{code}").content.decode()
    assert "请核对" in client.post(f"/b/{code}", {"m0": "1", "go": "review"}).content.decode()
    assert not Ballot.objects.exists()
    assert "您的票已收到" in client.post(f"/b/{code}", {"m0": "1", "go": "cast"}).content.decode()
    assert Ballot.objects.get().marks == "1"


def test_marks_are_in_english_for_who_reads_english(client, code):
    page = client.get(f"/b/{code}", headers={"accept-language": "en"}).content.decode()
    assert [each for each in ("<b>do not know</b>", "<b>abstain</b>") if each not in page] == []
    assert "弃权" not in page


def test_looking_never_spends_the_code(client, code):
    for _ in range(3):
        assert client.get(f"/b/{code}").status_code == 200
    assert Code.objects.filter(spent=True).count() == 0


def test_a_code_is_used_once(client, code):
    client.post(f"/b/{code}", {"m0": "0", "go": "cast"})
    again = client.post(f"/b/{code}", {"m0": "3", "go": "cast"})
    assert again.status_code == 409
    assert "已经用过" in again.content.decode()
    assert Ballot.objects.get().marks == "0"


def test_a_line_without_a_mark_abstains_and_the_voter_is_told(client, code):
    assert "有1项没有选" in client.post(f"/b/{code}", {"go": "review"}).content.decode()
    client.post(f"/b/{code}", {"go": "cast"})
    assert Ballot.objects.get().marks == "-"


@pytest.mark.parametrize("mark", ["9", "10", "x", "优"])
def test_a_mark_that_is_not_offered_is_refused_in_its_place(client, code, mark):
    page = client.post(f"/b/{code}", {"m0": mark, "go": "cast"})
    assert page.status_code == 422
    assert "请在所列选项中选择一项" in page.content.decode()
    assert not Ballot.objects.exists()


def test_typed_codes_may_have_spaces_and_full_width_digits(client, code):
    written = in_fours(code).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert client.post("/b/", {"code": written})["Location"] == f"/b/{code}"
    assert client.post("/b/", {"code": "我的码"}).status_code == 422


def test_an_unknown_code_tells_what_to_do(client, session):
    page = client.get(f"/b/{'1' * 20}")
    assert page.status_code == 404
    assert "签到处" in page.content.decode()
    assert client.get("/b/1/2/3").status_code == 404


def test_before_opening_after_closing_and_when_void_the_booth_says_so(client, hall):
    session = hall.prepared()
    code = issue_codes(hall.team, session, {"A": 1})["A"][0]
    assert "还没有开始" in client.get(f"/b/{code}").content.decode()
    sessions.close(hall.team, sessions.open_voting(hall.team, session))
    assert "已经结束" in client.post(f"/b/{code}", {"m0": "0", "go": "cast"}).content.decode()
    sessions.void(hall.team, session, reason="演练")
    assert "已经作废" in client.get(f"/b/{code}").content.decode()
    assert not Ballot.objects.exists()


def test_a_ballot_that_comes_while_the_box_closes_is_not_taken(hall, session, code):
    Session.objects.filter(pk=session.pk).update(closed_at=session.opened_at, digest="0")
    assert cast(hash_of(code), "0") is False
    assert not Ballot.objects.exists()


def test_the_booth_knows_no_cookie_and_no_session(hall, client, code):
    client.force_login(hall.cast.account(hall.team))
    kept = dict(client.session)
    for answer in (client.get(f"/b/{code}"), client.post(f"/b/{code}", {"m0": "0", "go": "cast"})):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert "script" not in answer.content.decode()
        assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert dict(client.session) == kept


def test_no_log_names_a_code(client, code, caplog):
    with caplog.at_level("DEBUG"):
        client.get(f"/b/{code}")
        client.post(f"/b/{code}", {"m0": "x", "go": "cast"})
        client.post(f"/b/{code}", {"m0": "0", "go": "cast"})
        client.get(f"/b/{code}")
    assert code not in caplog.text
    assert hash_of(code) not in caplog.text


def test_nothing_that_is_kept_ties_a_ballot_to_its_code(client, code):
    client.post(f"/b/{code}", {"m0": "0", "go": "cast"})
    ballot, spent = Ballot.objects.values().get(), Code.objects.values().get()
    assert set(ballot) == {"id", "voter_class_id", "marks"}
    assert set(spent) == {"id", "voter_class_id", "hash", "spent"}
    assert ballot["id"] != spent["id"]
    assert code not in str(spent)


def test_casting_takes_a_handful_of_queries(client, code):
    with CaptureQueriesContext(connection) as asked:
        client.post(f"/b/{code}", {"m0": "0", "go": "cast"})
    assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) == 3


@pytest.mark.parametrize("page", [0, 5, 9])
def test_the_longest_paper_stays_under_ten_kilobytes_a_page(page):
    slot = Slot("0" * 64, "2026年度县（市、区）领导班子民主测评", "A", LARGEST)
    made = voting._page(slot, "0" * 60, page).content
    assert len(made) + sheet() < 10_000


def test_so_does_the_page_on_which_one_looks_it_over():
    slot = Slot("0" * 64, "2026年度县（市、区）领导班子民主测评", "A", LARGEST)
    assert len(voting._review(slot, "-" * 60, []).content) + sheet() < 10_000


def test_a_choice_on_one_page_is_cast_from_the_last(client, code):
    client.post(f"/b/{code}", {"kept": "2", "go": "cast"})
    assert Ballot.objects.get().marks == "2"


def test_choices_travel_from_page_to_page():
    slot = Slot("0" * 64, "测评", "A", LARGEST)
    marks = "3" + "-" * 58 + "4"
    assert f'name="kept" value="{marks}"' in voting._page(slot, marks, 1).content.decode()


def test_more_top_marks_than_the_method_allows_are_told_before_casting():
    slot = Slot("0" * 64, "测评", "A", LARGEST)
    page = voting._review(slot, "0" * 25 + "1" * 35, LARGEST.too_many("0" * 25 + "1" * 35))
    assert page.status_code == 422
    assert "“优秀”最多选24项，您选了25项" in page.content.decode()
    assert LARGEST.too_many("0" * 24 + "1" * 36) == []
