"""The pages of claims and vetoes: open to those who may, silent to those who must not know, and made for work."""

from datetime import date

import chinese_calendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.results.actions.claims import claim_bonus, notice_claims, review_claim
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.shared import clock
from tests.web.results.test_claims import AFTER, AWARD, FIRST, LAST
from tests.web.results.test_vetoes import DECIDED, GIVEN

YEAR = "?year=2025"
TYPED = {
    "type": "honours:award",
    "level": "省级",
    "matter": "全省文明单位",
    "document": "晋文明1号",
    "dated": "2025-05-06",
    "evidence": "见附件",
}
PDF = b"%PDF-1.7 x"
PROPOSED = GIVEN | {"veto": "major_accident"}


def enter(client, cast, person, *, confirmed=False):
    """Sign somebody in, their identity confirmed a moment ago where it is asked for."""
    client.force_login(cast.account(person))
    client.get(f"/{YEAR}")
    if confirmed:
        session = client.session
        session[SESSION_KEY] = clock.now().isoformat()
        session.save()


@pytest.fixture
def claim(cast, edition):
    return claim_bonus(cast.liaison, edition, cast.county, AWARD)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("who", ["office", "leader", "liaison", "colleague"])
def test_the_lists_open_for_everybody_with_a_business_role(cast, edition, claim, client, who, language):
    enter(client, cast, getattr(cast, who))
    for address in ("/claims/", "/vetoes/"):
        done = client.get(address, headers={"accept-language": language})
        assert done.status_code == 200
        assert (AWARD.matter in done.content.decode()) == (address == "/claims/" and who != "colleague")


def test_those_who_read_the_evidence_of_a_claim_download_its_files(cast, edition, client, second, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    enter(client, cast, cast.liaison)
    files = [SimpleUploadedFile(name, PDF + name.encode()) for name in ("通报.pdf", "照片.pdf")]
    typed = {**TYPED, "unit": cast.county.pk, "proofs": files}
    assert client.post("/claims/new/", typed).status_code == 302
    claim = Claim.objects.get()
    review_claim(second, claim, passed=True, opinion="齐全")
    notice_claims(second, [claim], FIRST, LAST)
    address = f"/claims/{claim.pk}/files/{claim.shown[0].file_id}/"
    with clock.at(AFTER):
        for who, status in (("liaison", 200), ("office", 200), ("leader", 200), ("colleague", 404), ("stranger", 403)):
            client.logout()
            enter(client, cast, getattr(cast, who))
            done = client.get(address)
            assert done.status_code == status, who
            assert (address in client.get(f"/claims/{claim.pk}/").content.decode()) == (status == 200), who
            assert status != 200 or done.content == PDF + "通报.pdf".encode()


def test_a_file_that_is_none_is_told_in_place_and_nothing_is_claimed(cast, edition, client):
    enter(client, cast, cast.liaison)
    typed = {**TYPED, "unit": cast.county.pk, "proofs": [SimpleUploadedFile("木马.exe", b"MZ")]}
    done = client.post("/claims/new/", typed)
    assert done.status_code == 422
    assert "木马.exe：不接受“.exe”文件" in done.content.decode()
    assert not Claim.objects.exists()


def test_a_stranger_neither_reads_lists_nor_learns_of_a_claim(cast, edition, claim, client):
    enter(client, cast, cast.stranger)
    assert client.get("/claims/").status_code == 403
    enter(client, cast, cast.colleague)
    assert client.get(f"/claims/{claim.pk}/").status_code == 404


def test_a_unit_adds_files_on_the_page_of_its_claim(cast, edition, client, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    claim = claim_bonus(cast.liaison, edition, cast.county, AWARD)
    address = f"/claims/{claim.pk}/files/new/"
    client.force_login(cast.account(cast.colleague))
    assert client.get(address).status_code == 404
    client.force_login(cast.account(cast.liaison))
    assert address in client.get(f"/claims/{claim.pk}/").content.decode()
    wrong = client.post(address, {"proofs": [SimpleUploadedFile("程序.exe", b"MZ")]})
    assert (wrong.status_code, "程序.exe" in wrong.content.decode()) == (422, True)
    assert client.post(address, {"proofs": [SimpleUploadedFile("通报.pdf", b"%PDF-1.7 x")]}).status_code == 302
    assert "通报.pdf" in client.get(f"/claims/{claim.pk}/").content.decode()


def test_a_unit_claims_with_the_form_and_finds_every_problem_in_place(cast, edition, client):
    enter(client, cast, cast.liaison)
    done = client.post("/claims/new/", {**TYPED, "unit": cast.county.pk, "document": "", "dated": "2024-05-06"})
    page = done.content.decode()
    assert done.status_code == 422
    assert all(words in page for words in ("须有证明文件", "文件日期须在考核期内", 'value="全省文明单位"'))
    done = client.post("/claims/new/", {**TYPED, "unit": cast.county.pk})
    assert done.status_code == 302
    assert Claim.objects.get().filed_by == cast.liaison
    assert "待初审" in client.get(done["Location"]).content.decode()


def test_a_unit_is_not_offered_other_units_nor_penalties(cast, edition, client):
    enter(client, cast, cast.liaison)
    page = client.get("/claims/new/").content.decode()
    assert "市统计局" not in page
    assert "通报批评" not in page
    assert client.get("/claims/penalty/").status_code == 403


def test_the_office_reviews_and_gives_notice_with_the_forms(cast, edition, claim, client):
    enter(client, cast, cast.office)
    assert client.post(f"/claims/{claim.pk}/review/", {"passed": "yes", "opinion": "齐全"}).status_code == 302
    typed = {"claims": [claim.pk], "first": "2026-03-02", "last": "2026-03-06"}
    assert client.post("/claims/notice/", typed).status_code == 302
    claim.refresh_from_db()
    assert (claim.noticed_on, claim.notice_until) == (FIRST, LAST)


def test_a_notice_of_a_year_without_published_holidays_asks_for_the_day(cast, edition, claim, client, second):
    review_claim(second, claim, passed=True, opinion="齐全")
    with clock.at(date(max(chinese_calendar.holidays).year, 12, 30)):
        enter(client, cast, cast.office)
        page = client.get("/claims/notice/")
    assert page.status_code == 200
    assert "放假安排尚未公布" in page.content.decode()


def test_a_review_that_somebody_else_did_is_told_as_a_conflict(cast, edition, claim, client, second):
    review_claim(second, claim, passed=True, opinion="齐全")
    enter(client, cast, cast.office)
    assert AWARD.document in client.get(f"/claims/{claim.pk}/review/").content.decode()
    done = client.post(f"/claims/{claim.pk}/review/", {"passed": "no", "opinion": "重复"})
    assert done.status_code == 409
    assert all(told in done.content.decode() for told in ("别人已先办理", "重复</textarea>"))


def test_a_decision_asks_for_the_password_first(cast, edition, claim, client, second, third):
    review_claim(second, claim, passed=True, opinion="齐全")
    notice_claims(second, [claim], FIRST, LAST)
    with clock.at(AFTER):
        enter(client, cast, third)
        assert client.get(f"/claims/{claim.pk}/decide/")["Location"].startswith("/confirm/")
        enter(client, cast, third, confirmed=True)
        typed = {"recognised": "yes", "reason": "公示无异议"}
        assert client.post(f"/claims/{claim.pk}/decide/", typed).status_code == 302
    claim.refresh_from_db()
    assert claim.recognised_at


def test_the_page_of_a_claim_shows_what_it_would_change(cast, edition, claim, client):
    enter(client, cast, cast.office)
    page = client.get(f"/claims/{claim.pk}/").content.decode()
    assert "加1分、扣0分，得1分" in page.replace("1.00", "1").replace("0.00", "0")


def test_a_veto_goes_its_way_through_the_forms(cast, edition, emergency, client):
    enter(client, cast, emergency)
    done = client.post("/vetoes/new/", {**PROPOSED, "unit": cast.county.pk})
    assert done.status_code == 302
    case = VetoCase.objects.get()
    enter(client, cast, cast.leader, confirmed=True)
    assert "还没有听取被考核单位意见" in client.get(f"/vetoes/{case.pk}/").content.decode()
    done = client.post(f"/vetoes/{case.pk}/decide/", {"approved": "yes", **DECIDED})
    assert done.status_code == 422
    enter(client, cast, cast.liaison)
    typed = {"on": "2026-03-01", "statement": "无意见"}
    assert client.post(f"/vetoes/{case.pk}/hearing/", typed).status_code == 302
    enter(client, cast, cast.leader, confirmed=True)
    assert client.post(f"/vetoes/{case.pk}/decide/", {"approved": "yes", **DECIDED}).status_code == 302
    page = client.get(f"/vetoes/{case.pk}/").content.decode()
    assert "批准后的后果" in page
    assert "主要负责人免职" in page


def test_others_learn_nothing_of_a_case(cast, edition, emergency, client):
    enter(client, cast, emergency)
    client.post("/vetoes/new/", {**PROPOSED, "unit": cast.county.pk})
    case = VetoCase.objects.get()
    enter(client, cast, cast.colleague)
    assert client.get(f"/vetoes/{case.pk}/").status_code == 404
    assert "高平市" not in client.get("/vetoes/").content.decode()


def test_a_body_is_offered_its_own_vetoes_only(cast, edition, client):
    enter(client, cast, cast.colleague)
    page = client.get("/vetoes/new/").content.decode()
    assert ("统计造假" in page, "重大生产安全事故" in page) == (True, False)
    enter(client, cast, cast.liaison)
    assert client.get("/vetoes/new/").status_code == 404


def test_what_waits_is_on_the_workbench_of_those_who_can_do_it(cast, edition, emergency, claim, client):
    enter(client, cast, emergency)
    client.post("/vetoes/new/", {**PROPOSED, "unit": cast.county.pk})
    told = {who: [task.what.zh for task in tasks(getattr(cast, who), 2025)] for who in ("office", "liaison", "leader")}
    assert "1项加分扣分等待初审" in told["office"]
    assert "请就“重大生产安全事故”一票否决提交陈述意见" in told["liaison"]
    assert told["leader"] == []


def test_the_lists_need_few_queries(cast, edition, claim, client):
    enter(client, cast, cast.office)
    for address in ("/claims/", "/vetoes/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 20, "\n".join(query["sql"][:120] for query in asked)
