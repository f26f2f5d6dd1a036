"""What people of the demo city come for, from the door to the end of the matter."""

import re

import pytest
from playwright.sync_api import Page, expect

from kaoheng_web.organisation.roles import Role
from tests.e2e.visitor import PHONE, came_in


@pytest.fixture
def comes(browser, server):
    """Somebody comes in by one click; everybody leaves in the end."""
    return lambda role, **options: came_in(browser, server, role, **options)


def confirm(page: Page) -> None:
    """Prove once more who one is, as the demo city lets one do."""
    page.get_by_role("button", name="演示：不输密码确认").click()


@pytest.mark.parametrize("role", list(Role))
def test_a_newcomer_comes_in_by_one_click_and_reads_what_to_do(comes, role):
    with comes(role.value) as page:
        page.goto("/")
        waiting = page.locator("section", has=page.get_by_role("heading", name="我要做什么"))
        tasks = waiting.locator("tbody tr")
        if tasks.count():
            page.goto(tasks.first.get_by_role("link").get_attribute("href"))
            expect(page.locator("main h1")).to_be_visible()
        else:
            expect(waiting.get_by_text("现在没有等您办理的事")).to_be_visible()


def test_a_voter_votes_once_on_a_phone_without_scripts(comes):
    with comes("office") as page:
        page.goto("/demo/slips/")
        page.get_by_role("button", name="每类领一张").click()
        slip = page.locator("a[href^='/b/']").first.get_attribute("href")
    with comes("", viewport=PHONE, java_script_enabled=False) as phone:
        phone.goto(slip)
        while phone.locator("fieldset").count():
            for line in phone.locator("fieldset").all():
                line.locator("label").nth(1).click()
            phone.locator("button[name=go]").first.click()
        expect(phone.get_by_text("还没有提交")).to_be_visible()
        phone.get_by_role("button", name="确认提交").click()
        expect(phone.get_by_role("heading", name="您的票已收到")).to_be_visible()
        phone.goto(slip)
        expect(phone.locator("fieldset")).to_have_count(0)
        expect(phone.get_by_role("heading")).to_contain_text("已")


def test_a_change_is_reviewed_by_the_office_and_approved_by_the_leading_group_who_confirm_themselves(comes, scene):
    address = next(page["path"] for page in scene["pages"] if page["route"] == "targets/changes/<int:pk>/")
    with comes("office") as page:
        page.goto(f"{address}review/")
        page.locator("[name=opinion]").fill("情况属实，建议同意")
        page.locator("main .foot button").first.click()
    with comes("leading_group") as page:
        page.goto(f"{address}decide/")
        expect(page).to_have_url(re.compile(r"/confirm/"))
        confirm(page)
        page.locator("[name=document]").fill("领导组会议纪要〔2026〕9号")
        page.get_by_role("button", name="批准").click()
        page.goto(address)
        expect(page.locator("main")).to_contain_text("领导组会议纪要〔2026〕9号")


def test_the_head_of_a_unit_opens_its_score_down_to_the_figures_and_the_clause(comes):
    with comes("head") as page:
        page.goto("/results/?year=2025")
        page.locator("main tbody a").first.click()
        page.get_by_role("link", name="城区", exact=True).click()
        expect(page.get_by_role("heading", name="失分在哪里")).to_be_visible()
        item = page.get_by_role("link", name="地区生产总值增速").first
        page.goto(item.get_attribute("href"))
        expect(page.get_by_role("heading", name="计分规则")).to_be_visible()
        evidence = page.locator("section", has=page.get_by_role("heading", name="所用数据"))
        expect(evidence).to_contain_text("部门月度快报")


def test_a_rectification_is_verified_and_closed(comes):
    with comes("office") as page:
        page.goto("/consequences/?year=2025")
        page.locator("main tbody tr", has_text="已举证，待核查").first.get_by_role("link").first.click()
        page.get_by_role("link", name="核查整改").click()
        page.locator("[name=text]").fill("现场核查属实")
        page.locator("main .foot button").first.click()
        page.get_by_role("link", name="销号").click()
        page.locator("[name=document]").fill("晋市考办〔2026〕30号")
        page.locator("main .foot button").first.click()
        expect(page.locator(".h-ph")).to_contain_text("已销号")
