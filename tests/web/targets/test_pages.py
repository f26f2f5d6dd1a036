"""The pages of targets open for those who may, few queries each, and the right people get things done with them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from kaoheng_web.targets.actions.changes import request_change, review_change
from kaoheng_web.targets.actions.letters import draw_up
from kaoheng_web.targets.models.balancing import BalanceSheet, SuperiorTarget
from kaoheng_web.targets.models.changes import Change
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.models.splitting import Share
from tests.web.targets.stage import approved, hand_in, issued

MOST_QUERIES = 20
LISTS = ("proposals", "balance", "letters", "changes", "split")


@pytest.fixture
def as_(stage, client):
    """Sign somebody in who has just confirmed who they are."""

    def enter(person):
        account = getattr(person, "account", None) or open_account(stage.cast.security, person, f"a{person.pk}")
        client.force_login(account)
        session = client.session
        session[SESSION_KEY] = clock.now().isoformat()
        session.save()
        return client

    return enter


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", [*LISTS, "issued", "mine"])
def test_every_list_opens_before_and_after_the_issue(stage, as_, name, language):
    address = f"/targets/{name}/"
    office = as_(stage.cast.office)
    assert office.get(address, headers={"accept-language": language}).status_code == 200
    issued(stage)
    draw_up(stage.cast.office, stage.edition, mark="晋市责")
    office.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert office.get(address, headers={"accept-language": language}).status_code == 200
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("name", ["proposals", "balance", "letters", "changes", "split"])
def test_a_stranger_is_refused(stage, as_, name):
    assert as_(stage.cast.stranger).get(f"/targets/{name}/").status_code == 403


def test_without_a_method_the_pages_say_what_is_missing(cast, client):
    client.force_login(cast.account(cast.office))
    assert "本年度还没有审定的考核办法" in client.get("/targets/balance/").content.decode()


def test_a_colleague_does_not_learn_of_the_proposals_letters_and_tasks_of_another_unit(stage, as_):
    issued(stage)
    draw_up(stage.cast.office, stage.edition, mark="晋市责")
    colleague, county = as_(stage.cast.colleague), stage.county.pk
    letter = Letter.objects.get(unit=stage.county).pk
    for address in (f"proposals/{county}", f"proposals/{county}/file", f"split/{county}", f"letters/{letter}"):
        assert colleague.get(f"/targets/{address}/").status_code == 404
    assert (
        colleague.get(f"/targets/issued/{stage.target().pk}/").status_code == 200
    )  # issued targets are open to cadres


def test_the_liaison_fills_in_the_form_and_hands_it_in(stage, as_):
    form = {"goal-jobs": "5000", "goal-pm25": "36", "goal-revenue": "13-15", "seen": _seen(stage, as_), "submit": "1"}
    done = as_(stage.cast.liaison).post(f"/targets/proposals/{stage.county.pk}/", form)
    assert done.status_code == 302
    assert Submission.objects.get().unit == stage.county


def test_problems_stand_in_their_cells_and_what_was_typed_stays(stage, as_):
    form = {"goal-jobs": "五千", "goal-pm25": "36", "goal-revenue": "15", "seen": _seen(stage, as_)}
    done = as_(stage.cast.liaison).post(f"/targets/proposals/{stage.county.pk}/", form)
    page = done.content.decode()
    assert done.status_code == 422
    assert [words for words in ("“五千”不是数", "“15”不是区间", 'value="五千"', "2行有问题") if words not in page] == []
    assert not Proposal.objects.exists()


def test_what_a_colleague_proposed_stands_beside_what_was_typed_and_the_second_may_go_on(stage, as_):
    hand_in(stage)
    Submission.objects.all().delete()
    address = f"/targets/proposals/{stage.county.pk}/"
    form = {"goal-jobs": "4321", "seen": "0" * 16}
    done = as_(stage.cast.liaison).post(address, form)
    page = done.content.decode()
    assert done.status_code == 409
    assert all(told in page for told in ('value="4321"', "现在登记的是：5000。", "同事已先改动"))
    again = {**form, "seen": done.context["seen"]}
    assert as_(stage.cast.liaison).post(address, again).status_code == 302
    assert Proposal.objects.get(unit=stage.county, item="jobs").value == "4321"


def test_the_workbook_goes_out_and_comes_back(stage, as_):
    liaison, address = as_(stage.cast.liaison), f"/targets/proposals/{stage.county.pk}/"
    book = load_workbook(BytesIO(liaison.get(f"{address}file/").content))
    sheet = book.worksheets[0]
    for row, (goal, reason) in enumerate((("5,000", "按上年增长"), ("36", ""), ("１３～１５", "")), 3):
        sheet.cell(row, 5).value, sheet.cell(row, 6).value = goal, reason
    assert _upload(liaison, address, book).status_code == 302
    assert Proposal.objects.get(item="revenue").high == "15"
    again = _upload(liaison, address, book)
    assert (again.status_code, Proposal.objects.count()) == (302, 3)
    sheet.cell(3, 5).value, sheet.cell(4, 5).value = "很多", "36%"
    done = _upload(liaison, address, book)
    assert done.status_code == 422
    assert all(words in done.content.decode() for words in ("“很多”不是数", "不带百分号"))
    assert Proposal.objects.get(item="jobs").value == "5000"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook"])
def test_a_file_that_is_no_form_is_refused_in_words(stage, as_, content):
    file = SimpleUploadedFile("表.xlsx", content)
    done = as_(stage.cast.liaison).post(f"/targets/proposals/{stage.county.pk}/upload/", {"file": file})
    assert done.status_code == 422
    assert "h-note r" in done.content.decode()


def test_from_proposals_to_issue_by_clicks(stage, as_):
    hand_in(stage)
    office = as_(stage.cast.office)
    office.post("/targets/superior/jobs/", {"goal": "10500", "together": "sum", "document": "晋政发〔2026〕2号"})
    assert SuperiorTarget.objects.get().value == "10500"
    for page in ("/targets/balance/", "/targets/sheet/submit/"):
        assert "城镇新增就业未达到省下达目标" in office.get(page).content.decode()
    cell = f"/targets/balance/{stage.county.pk}/jobs/"
    assert "5000" in office.get(cell).content.decode()
    assert office.post(cell, {"goal": "5500", "reason": "补足缺口", "version": ""}).status_code == 302
    done = office.post(cell, {"goal": "5600", "reason": "再补", "version": ""})
    assert done.status_code == 409
    assert all(told in done.content.decode() for told in ('value="5600"', "现在登记的是：5500。", "仍要保存平衡值"))
    assert office.post("/targets/sheet/submit/", {"explanation": ""}).status_code == 302
    assert as_(stage.cast.office).get("/targets/sheet/approve/").status_code == 403
    leader = as_(stage.cast.leader)
    assert leader.post("/targets/sheet/approve/", {"document": "会议纪要〔2026〕3号"}).status_code == 302
    office = as_(stage.cast.office)
    assert "一次下达5个目标" in office.get("/targets/balance/").content.decode()
    assert office.post("/targets/sheet/issue/", {"document": "晋市考〔2026〕5号"}).status_code == 302
    assert Target.objects.get(unit=stage.county, item="jobs").value == "5500"


def test_the_leading_group_returns_a_table_with_its_reason(stage, as_):
    hand_in(stage)
    as_(stage.cast.office).post("/targets/sheet/submit/", {"explanation": ""})
    leader = as_(stage.cast.leader)
    assert leader.post("/targets/sheet/return/", {"opinion": ""}).status_code == 422
    assert leader.post("/targets/sheet/return/", {"opinion": "再核一次"}).status_code == 302
    assert "再核一次" in as_(stage.cast.office).get("/targets/balance/").content.decode()


def test_who_has_not_confirmed_is_asked_to_before_approving_issuing_or_signing(stage, client):
    approved(stage)
    client.force_login(stage.cast.account(stage.cast.office))
    assert client.get("/targets/sheet/issue/")["Location"].startswith("/confirm/")
    assert not BalanceSheet.objects.filter(issue__isnull=False).exists()


def test_the_head_signs_and_both_files_come_with_the_same_bytes(stage, as_):
    issued(stage)
    draw_up(stage.cast.office, stage.edition, mark="晋市责")
    row = Letter.objects.get(unit=stage.county)
    head, address = as_(stage.head), f"/targets/letters/{row.pk}/"
    assert head.post(f"{address}sign/", {"seen": row.hash}).status_code == 302
    assert "已签订" in head.get(address).content.decode()
    for kind, magic in (("docx", b"PK"), ("pdf", b"%PDF")):
        files = {head.get(f"{address}{kind}/").content for _ in range(2)}
        assert len(files) == 1
        assert files.pop().startswith(magic)
    assert as_(stage.cast.liaison).post(f"{address}sign/", {"seen": row.hash}).status_code == 403


def test_the_mark_of_the_last_letters_stands_in_the_form_of_the_next(stage, as_):
    issued(stage)
    draw_up(stage.cast.office, stage.edition, mark="晋市责")
    assert 'value="晋市责"' in as_(stage.cast.office).get("/targets/letters/new/").content.decode()


def test_the_explanation_of_a_target_says_how_it_is_scored(stage, as_):
    issued(stage)
    page = as_(stage.cast.colleague).get(f"/targets/issued/{stage.target().pk}/").content.decode()
    assert [
        words for words in ("≥5000", "按上年增长3%", "市统计局", "晋政发〔2026〕2号", "比例") if words not in page
    ] == []


def test_a_change_goes_its_way_by_clicks(stage, as_):
    issued(stage)
    target = stage.target()
    liaison = as_(stage.cast.liaison)
    assert (
        liaison.post(f"/targets/issued/{target.pk}/change/", {"goal": "4500", "reason": "政策调整"}).status_code == 302
    )
    change = Change.objects.get()
    page = liaison.get(f"/targets/issued/{target.pk}/").content.decode()
    assert "已有一份调整申请在办" in page
    assert f"/targets/issued/{target.pk}/change/" not in page
    assert as_(stage.cast.office).post(f"/targets/changes/{change.pk}/review/", {"opinion": "属实"}).status_code == 302
    leader = as_(stage.cast.leader)
    refused = leader.post(f"/targets/changes/{change.pk}/decide/", {"reject": "1"})
    assert refused.status_code == 422
    assert all(told in refused.content.decode() for told in (change.reason, "属实", "批准目标调整（不能撤销）"))
    assert leader.post(f"/targets/changes/{change.pk}/decide/", {"approve": "1", "document": "纪要"}).status_code == 302
    page = leader.get(f"/targets/issued/{target.pk}/").content.decode()
    assert all(words in page for words in ("≥4500", "≥5000", "已批准"))
    assert as_(stage.cast.colleague).get(f"/targets/changes/{change.pk}/").status_code == 404


def test_a_task_is_given_seen_and_taken_back_by_clicks(stage, as_):
    issued(stage)
    liaison, address = as_(stage.cast.liaison), f"/targets/split/{stage.county.pk}/"
    assert "没有人承担的目标" in liaison.get(address).content.decode()
    form = {"target": stage.target().pk, "task": "抓就业", "due": "2026-10-31", "carrier": f"post:{stage.post.pk}"}
    assert liaison.post(address, form).status_code == 302
    assert liaison.post(address, {**form, "department": "就业科"}).status_code == 422
    assert "抓就业" in as_(stage.head).get("/targets/mine/").content.decode()
    assert as_(stage.head).post(f"{address}file/").status_code == 422
    assert as_(stage.cast.colleague).post(f"/targets/tasks/{Share.objects.get().pk}/back/").status_code == 404
    assert as_(stage.head).post(f"/targets/tasks/{Share.objects.get().pk}/back/").status_code == 302


def test_the_workbench_names_what_waits(stage):
    def told(person):
        person.__dict__.pop("standing_kept", None)
        return [task.what.zh for task in tasks(person, 2026) if task.phase.zh == "定目标"]

    assert told(stage.cast.liaison) == ["本单位的目标建议还没有报送"]
    approved(stage)
    assert told(stage.cast.office) == ["5个目标已审定，待下达"]


def test_the_workbench_follows_targets_after_the_issue(stage):
    issued(stage)
    draw_up(stage.cast.office, stage.edition, mark="晋市责")
    change = request_change(stage.cast.liaison, stage.target(), "4500", reason="政策")
    due = {task.what.zh: task.due for task in tasks(stage.head, 2026)}
    assert str(due["本单位的分解方案还没有报备"]) == "2026-03-31"
    assert "责任书晋市责〔2026〕1号待您签订" in due
    about = f"{name_of(change.target.unit)}“城镇新增就业”目标调整"
    assert {f"{about}待审核", "2份责任书还没有签订"} <= {task.what.zh for task in tasks(stage.cast.office, 2026)}
    review_change(stage.cast.office, change, opinion="属实")
    assert f"{about}待批复" in {task.what.zh for task in tasks(stage.cast.leader, 2026)}


def _seen(stage, as_):
    page = as_(stage.cast.liaison).get(f"/targets/proposals/{stage.county.pk}/")
    return page.context["seen"]


def _upload(client, address, book):
    file = BytesIO()
    book.save(file)
    return client.post(f"{address}upload/", {"file": SimpleUploadedFile("申报表.xlsx", file.getvalue())})
