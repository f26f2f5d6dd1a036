"""The pages of the plans, as their readers use them."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.plans.actions.deciding import submit_plan
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan
from kaoheng_web.plans.actions.recording import record_actual
from kaoheng_web.plans.forms import titles
from kaoheng_web.plans.models import Plan, PlanGoal
from kaoheng_web.shared import clock
from tests.web.plans.goals import DOCUMENT, DOUBLED, approved, drafted
from tests.web.progress.scene import edition_of

GOOD = ["地区生产总值", "gdp", "亿元", "提高", "翻番", "2025", "1000", "2", "1", "是", "纲要", "", "", "", "", ""]
STAGED = ["城镇化率", "", "%", "提高", "分年", "2025", "60", "70", "1", "否", "", "61", "63", "66", "68", "70"]
BAD = ["", "", "", "向上", "翻番", "去年", "没有", "2", "1", "也许", "", "", "", "", "", ""]
AGAINST = ["能耗强度", "", "", "提高", "年均增长", "2025", "0.5", "-3", "2", "是", "", "", "", "", "", ""]


TYPED = {
    "name": "生产总值",
    "direction": "up",
    "way": "doubling",
    "base_year": 2025,
    "base_value": "1000",
    "aim": "2",
    "decimals": 1,
}


@pytest.fixture
def edition(cast):
    """The approved method of the plan's first year."""
    return edition_of(cast)


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


@pytest.fixture
def plan(cast):
    return draft_plan(cast.office, "规划", 2026, 2030, on_course_at="98%", slow_at="90%")


def book(plan, *rows):
    made, file = Workbook(), BytesIO()
    for row in ([title.zh for title in titles(plan).values()], *rows):
        made.worksheets[0].append(row)
    made.save(file)
    return SimpleUploadedFile("目标.xlsx", file.getvalue())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_plans_and_goals_open_in_both_languages_with_few_queries(cast, office, language):
    plan = approved(cast)
    goal = plan.goals.get(name="地区生产总值")
    record_actual(cast.office, goal, 2026, "1100", source="市统计局（演示数据）")
    office.get("/plans/")
    for address in ("/plans/", f"/plans/{plan.pk}/", f"/plans/goals/{goal.pk}/"):
        with CaptureQueriesContext(connection) as asked:
            done = office.get(address, headers={"accept-language": language})
        assert done.status_code == 200
        assert len(asked) <= 10, "\n".join(query["sql"][:160] for query in asked)
        assert " style=" not in done.content.decode()


def test_a_goal_shows_its_path_as_picture_table_and_sentence(cast, office):
    goal = approved(cast).goals.get(name="居民人均可支配收入")
    record_actual(cast.office, goal, 2026, "31000", source="市统计局（演示数据）")
    page = office.get(f"/plans/goals/{goal.pk}/").content.decode()
    for words in ("33000", "31000", "偏慢", "余下四年年均需增长12%", 'data-chart="trajectory"'):
        assert words in page


def test_a_draft_is_not_known_to_others(cast, client):
    plan = drafted(cast)
    client.force_login(cast.account(cast.liaison))
    assert client.get(f"/plans/{plan.pk}/").status_code == 404
    assert client.get(f"/plans/goals/{PlanGoal.objects.all()[0].pk}/").status_code == 404
    assert client.get("/plans/new/").status_code == 403


def test_a_plan_is_drafted_and_gets_a_goal_on_the_page(cast, office):
    typed = {"title": "规划", "first": 2026, "last": 2030, "on_course_at": "98%", "slow_at": "90%"}
    assert office.post("/plans/new/", typed).status_code == 302
    plan = Plan.objects.get()
    wrong = office.post(f"/plans/{plan.pk}/goals/new/", {**TYPED, "direction": "down"})
    assert wrong.status_code == 422
    assert "目标与方向不符" in wrong.content.decode()
    assert office.post(f"/plans/{plan.pk}/goals/new/", TYPED).status_code == 302
    assert plan.goals.get().name == "生产总值"


def test_a_goal_is_revised_on_the_page_and_who_was_slower_sees_what_stands(cast, office):
    goal = drafted(cast).goals.get(name="城镇化率")
    address = f"/plans/goals/{goal.pk}/revise/"
    assert address in office.get(f"/plans/goals/{goal.pk}/").content.decode()
    shown = office.get(address).context["form"]
    typed = {name: shown[name].value() for name in shown.fields if shown[name].value() not in (None, "", False)}
    assert (typed["aim"], typed["stage_2026"]) == ("70", "61")
    assert office.post(address, {**typed, "stage_2026": "62"}).status_code == 302
    late = office.post(address, {**typed, "stage_2026": "61.5"})
    assert late.status_code == 409
    assert "现在登记的是：62" in late.content.decode()
    version = late.context["form"]["version"].value()
    assert office.post(address, {**typed, "stage_2026": "61.5", "version": version}).status_code == 302
    assert goal.stages.get(year=2026).value == "61.5"


def test_the_stages_of_a_goal_begin_with_the_plan(plan, office):
    goal = {
        "name": "城镇化率",
        "direction": "up",
        "way": "staged",
        "base_year": "2024",
        "base_value": "60",
        "aim": "70",
    }
    done = office.post(f"/plans/{plan.pk}/goals/new/", {**goal, "decimals": 1})
    assert done.status_code == 422
    assert "基期应为2025年" in done.content.decode()


def test_goals_come_from_a_workbook_after_a_preview(edition, plan, office):
    page = office.post(f"/plans/{plan.pk}/goals/import/", {"file": book(plan, GOOD, STAGED)}).content.decode()
    assert "共2行，全部可以导入" in page
    assert not plan.goals.exists()
    shown = re.findall(r'name="kept" value="([^"]+)"', page)[0]
    assert office.post(f"/plans/{plan.pk}/goals/import/", {"kept": shown}).status_code == 302
    assert [stage.value for stage in plan.goals.get(way="staged").stages.order_by("year")] == STAGED[11:]
    again = office.post(f"/plans/{plan.pk}/goals/import/", {"kept": shown})
    assert "规划中已有" in again.content.decode()
    assert plan.goals.count() == 2


def test_every_problem_of_every_cell_is_told_at_once_and_nothing_is_written(edition, plan, office):
    count = Entry.objects.count()
    done = office.post(f"/plans/{plan.pk}/goals/import/", {"file": book(plan, GOOD, GOOD, BAD, AGAINST)})
    page = done.content.decode()
    assert done.status_code == 422
    assert "共4行，3行有问题" in page
    for words in ("向上", "去年", "请填是或否", "本表中重复", "目标与方向不符"):
        assert words in page
    assert Entry.objects.count() == count


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", "指标名称".encode()])
def test_a_file_that_is_no_workbook_is_refused_in_words(plan, office, content):
    done = office.post(f"/plans/{plan.pk}/goals/import/", {"file": SimpleUploadedFile("目标.xlsx", content)})
    assert done.status_code in (200, 422)
    assert "h-note r" in done.content.decode()


def test_a_goal_is_held_against_an_item_that_is_chosen_by_its_title(cast, edition, plan, office):
    page = office.get(f"/plans/{plan.pk}/goals/new/").content.decode()
    assert '<option value="gdp">地区生产总值增速</option>' in page
    made = office.post(f"/plans/{plan.pk}/goals/new/", {**TYPED, "item": "gdp"})
    assert made.status_code == 302
    goal = plan.goals.get()
    assert goal.item == "gdp"
    assert "地区生产总值增速" in office.get(f"/plans/goals/{goal.pk}/").content.decode()
    wrong = office.post(f"/plans/{plan.pk}/goals/new/", {**TYPED, "name": "其他", "item": "nothing"})
    assert wrong.status_code == 422


def test_an_item_that_the_method_has_no_more_stays_and_is_told(cast, edition, plan, office):
    goal = add_goals(cast.office, plan, [replace(DOUBLED, item="retired")])[0]
    assert "现行办法中没有" in office.get(f"/plans/goals/{goal.pk}/").content.decode()
    assert 'value="retired"' in office.get(f"/plans/{plan.pk}/goals/new/").content.decode()


def test_a_workbook_names_items_by_title_or_code(edition, plan, office):
    for item in ("地区生产总值增速", "gdp"):
        row = [GOOD[0], item, *GOOD[2:]]
        page = office.post(f"/plans/{plan.pk}/goals/import/", {"file": book(plan, row)}).content.decode()
        assert "共1行，全部可以导入" in page


def test_the_template_has_the_columns_that_the_import_reads(plan, office):
    sheet = load_workbook(BytesIO(office.get(f"/plans/{plan.pk}/goals/template/").content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [title.zh for title in titles(plan).values()]


def test_approving_asks_for_the_password_first(cast, client):
    plan = submit_plan(cast.office, drafted(cast))
    client.force_login(cast.account(cast.leader))
    address = f"/plans/{plan.pk}/approve/"
    assert client.post(address, {"document": DOCUMENT})["Location"].startswith("/confirm/")
    session = client.session
    session[SESSION_KEY] = clock.now().isoformat()
    session.save()
    assert client.post(address, {"document": ""}).status_code == 422
    assert client.post(address, {"document": DOCUMENT}).status_code == 302
    plan.refresh_from_db()
    assert plan.approved_by == cast.leader


def test_a_figure_is_recorded_on_the_page(cast, client):
    goal = approved(cast).goals.get(name="地区生产总值")
    client.force_login(cast.account(cast.certifier))
    address = f"/plans/goals/{goal.pk}/record/"
    assert client.post(address, {"year": 2026, "value": "很多", "source": "年报"}).status_code == 422
    assert client.post(address, {"year": 2026, "value": "1100", "source": "年报"}).status_code == 302
    assert goal.actuals.get().value == "1100"
    client.force_login(cast.account(cast.liaison))
    assert client.get(address).status_code == 403
