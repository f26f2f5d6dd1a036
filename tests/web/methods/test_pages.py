"""The pages of the methods, as their readers use them."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from kaoheng_web.ledger.models import Entry
from kaoheng_web.methods.actions.consulting import give_opinion, open_consultation
from kaoheng_web.methods.actions.drafting import copy_edition, draft_edition
from kaoheng_web.methods.models import Edition, Opinion
from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.shared import clock
from tests.web.methods.texts import BROKEN, DOCUMENT, METHOD, approved, drafted, submitted

MOST_QUERIES = 12
READING = ("", "clauses/", "differences/")
FILES = ("clauses.docx", "indicators.xlsx", "method.yaml")


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


def confirm(client):
    session = client.session
    session[SESSION_KEY] = clock.now().isoformat()
    session.save()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", READING)
def test_an_edition_opens_in_both_languages_with_few_queries(cast, office, page, language):
    copied = copy_edition(cast.office, approved(cast), 2026)
    consultation = open_consultation(cast.office, copied, clock.today())
    give_opinion(cast.liaison, consultation, cast.county, "扣分过重。")
    office.get("/methods/")
    with CaptureQueriesContext(connection) as asked:
        done = office.get(f"/methods/{copied.pk}/{page}", headers={"accept-language": language})
    assert done.status_code == 200
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:160] for query in asked)
    text = done.content.decode()
    assert "{%" not in text
    assert " style=" not in text


@pytest.mark.parametrize("page", [*READING, *FILES])
def test_a_draft_is_not_known_to_a_stranger(cast, client, page):
    edition = drafted(cast)
    client.force_login(cast.account(cast.stranger))
    assert client.get(f"/methods/{edition.pk}/{page}").status_code == 404
    assert edition.title not in client.get("/methods/").content.decode()


@pytest.mark.parametrize("page", ["new/", "1/revise/", "1/copy/", "1/consult/", "1/approve/", "1/return/"])
def test_pages_that_change_are_refused_to_others(cast, client, page):
    client.force_login(cast.account(cast.liaison))
    assert client.get(f"/methods/{page}").status_code == 403


def test_findings_stand_beside_their_item(cast, office):
    page = office.get(f"/methods/{drafted(cast).pk}/").content.decode()
    rows = dict(re.findall(r'<tr id="n-(\w+)"(.*?)</tr>', page, re.DOTALL))
    assert "没有写依据条款" in rows["party"]
    assert "h-lint" not in rows["gdp"]


def test_a_method_file_is_uploaded(cast, office):
    done = office.post("/methods/new/", {"file": SimpleUploadedFile("办法.yaml", METHOD.encode()), "text": ""})
    assert done["Location"] == f"/methods/{Edition.objects.get().pk}/"


def test_a_wrong_file_comes_back_with_every_problem_and_its_whole_text(cast, office):
    count = Entry.objects.count()
    done = office.post("/methods/new/", {"file": SimpleUploadedFile("办法.yaml", BROKEN.encode()), "text": ""})
    page = done.content.decode()
    assert done.status_code == 422
    assert "第25行" in page
    assert "第28行" in page
    assert "points: 四十" in page
    assert Entry.objects.count() == count


def test_a_table_of_indicators_becomes_a_draft_to_complete(cast, office):
    book, file = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in (["一级指标", "二级指标", "分值", "计分办法"], ["经济", "生产总值增速", 60, "每低1个百分点扣0.5分"]):
        sheet.append(row)
    book.save(file)
    done = office.post("/methods/new/", {"file": SimpleUploadedFile("指标.xlsx", file.getvalue()), "text": ""})
    page = done.content.decode()
    assert done.status_code == 422
    assert "生产总值增速" in page
    assert "待定" in page
    assert not Edition.objects.exists()


@pytest.mark.parametrize("content", ["办法".encode("gbk"), b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_refused_in_words_and_keeps_what_was_typed(cast, office, content):
    done = office.post("/methods/new/", {"file": SimpleUploadedFile("办法.yaml", content), "text": "我写的"})
    assert done.status_code == 422
    assert "不是UTF-8编码" in done.content.decode()
    assert "我写的" in done.content.decode()


def test_a_revision_of_what_somebody_else_revised_meanwhile_overwrites_nothing_and_keeps_what_was_typed(cast, office):
    edition = drafted(cast)
    typed = {"text": METHOD.replace("0.3", "0.5"), "seen": edition.hash, "reason": "加大扣分"}
    assert office.post(f"/methods/{edition.pk}/revise/", typed).status_code == 302
    done = office.post(f"/methods/{edition.pk}/revise/", {**typed, "text": METHOD.replace("0.3", "0.4")})
    assert done.status_code == 409
    assert "points_per_step: 0.4" in done.content.decode()
    assert "0.5" in Edition.objects.get().text


def test_a_liaison_gives_an_opinion_on_the_page_and_the_office_answers_it(cast, client):
    edition = drafted(cast)
    open_consultation(cast.office, edition, clock.today())
    client.force_login(cast.account(cast.liaison))
    assert "提出意见" in client.get(f"/methods/{edition.pk}/").content.decode()
    client.post(f"/methods/{edition.pk}/opinion/", {"unit": cast.county.pk, "text": "扣分过重。"})
    opinion = Opinion.objects.get()
    client.force_login(cast.account(cast.office))
    assert "扣分过重。" in client.get(f"/methods/{edition.pk}/").content.decode()
    client.post(f"/methods/opinions/{opinion.pk}/answer/", {"adopted": "no", "answer": "与上年一致。"})
    opinion.refresh_from_db()
    assert opinion.adopted is False


def test_an_opinion_for_a_unit_that_is_not_ones_own_is_refused_at_its_field(cast, client):
    edition = drafted(cast)
    open_consultation(cast.office, edition, clock.today())
    client.force_login(cast.account(cast.liaison))
    done = client.post(f"/methods/{edition.pk}/opinion/", {"unit": cast.bureau.pk, "text": "扣分过重。"})
    assert done.status_code == 422
    assert not Opinion.objects.exists()


def test_approving_asks_for_the_password_first(cast, client):
    edition = submitted(cast)
    client.force_login(cast.account(cast.leader))
    address, typed = f"/methods/{edition.pk}/approve/", {"seen": edition.hash, "document": DOCUMENT}
    assert client.post(address, typed)["Location"].startswith("/confirm/")
    confirm(client)
    assert client.post(address, typed).status_code == 302
    edition.refresh_from_db()
    assert edition.document == DOCUMENT


def test_sending_back_keeps_the_form_when_the_reason_is_missing(cast, client):
    edition = submitted(cast)
    client.force_login(cast.account(cast.leader))
    confirm(client)
    assert client.post(f"/methods/{edition.pk}/return/", {"reason": ""}).status_code == 422
    assert client.post(f"/methods/{edition.pk}/return/", {"reason": "民生指标偏少"}).status_code == 302
    assert edition.returns.get().reason == "民生指标偏少"


def test_submitting_is_a_click_and_its_blockers_are_sentences(cast, office):
    edition = drafted(cast)
    assert "还没有征求意见" in office.get(f"/methods/{edition.pk}/").content.decode()
    done = office.post(f"/methods/{edition.pk}/submit/")
    assert done.status_code == 422
    assert "还没有征求意见" in done.content.decode()


@pytest.mark.parametrize("file", FILES)
def test_the_same_edition_gives_the_same_bytes(cast, office, file):
    edition = drafted(cast)
    first, second = (office.get(f"/methods/{edition.pk}/{file}") for _ in range(2))
    assert first.content == second.content
    assert "attachment" in first["Content-Disposition"]


def test_the_table_of_indicators_has_a_row_for_every_item(cast, office):
    file = office.get(f"/methods/{drafted(cast).pk}/indicators.xlsx").content
    rows = list(load_workbook(BytesIO(file)).worksheets[0].values)
    assert [row[:3] for row in rows] == [
        ("一级指标", "二级指标", "分值"),
        ("高质量发展", "地区生产总值增速", "60"),
        ("党建", None, "40"),
    ]


def test_the_method_file_comes_back_as_it_was_drafted(cast, office):
    assert office.get(f"/methods/{drafted(cast).pk}/method.yaml").content.decode() == METHOD


def test_the_differences_are_said_in_words(cast, office):
    copied = copy_edition(cast.office, approved(cast), 2026)
    page = office.get(f"/methods/{copied.pk}/differences/").content.decode()
    assert "共4处不同" in page
    assert "晋城市2026年度目标责任考核（演示）" in page


def test_english_readers_get_the_words_of_the_method_in_english(cast, office):
    text = METHOD.replace('unit: "%"', "unit: 亿元").replace("\ntree:\n", "\nenglish: {亿元: million yuan}\ntree:\n")
    page = f"/methods/{draft_edition(cast.office, text).pk}/"
    assert "0.1 million yuan" in office.get(page, headers={"accept-language": "en"}).content.decode()
    assert "0.1亿元" in office.get(page).content.decode()
