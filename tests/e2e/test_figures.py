"""A figure goes from the county that reports it to the department that certifies it, and back once."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.visitor import came_in

ITEM, MONTH = "revenue", "2026-11"
COUNTY = 2  # the unit of the first liaison


@pytest.fixture
def liaison(browser, server):
    with came_in(browser, server, "liaison") as page:
        yield page


@pytest.fixture
def head(browser, server):
    with came_in(browser, server, "head") as page:
        yield page


@pytest.fixture
def department(browser, server):
    with came_in(browser, server, "data") as page:
        yield page


def type_figure(page: Page, value: str, item: str = ITEM) -> None:
    page.locator(f"input[name='{COUNTY}:{item}:actual::{MONTH}']").fill(value)


def report(page: Page, value: str, item: str = ITEM) -> None:
    page.goto(f"/progress/figures/{COUNTY}/")
    type_figure(page, value, item)
    page.get_by_role("button", name="保存填报").click()


def test_a_figure_is_reported_sent_back_reported_again_and_certified(liaison, department):
    cell = f"/progress/cells/{COUNTY}/{ITEM}/{MONTH}/"
    report(liaison, "61.5")
    department.goto(cell)
    department.get_by_role("link", name="退回").click()
    department.get_by_label("退回理由").fill("与国库报表不一致")
    department.get_by_role("button", name="退回数据").click()
    liaison.goto(cell)
    expect(liaison.get_by_text("与国库报表不一致")).to_be_visible()
    report(liaison, "6.15")
    department.goto(f"/progress/items/{ITEM}/")
    department.get_by_label("数据来源").fill("国库报表")
    department.get_by_label("数据日期").fill("2026-12-05")
    type_figure(department, "6.15")
    department.get_by_role("button", name="核定所填的数").click()
    liaison.goto(cell)
    row = liaison.get_by_role("table").first.locator("tbody tr").first
    expect(row.locator("td")).to_have_text(["6.15", "6.15", "—"])


def test_of_two_people_who_write_into_one_cell_the_second_is_told(liaison, head):
    address = f"/progress/figures/{COUNTY}/"
    for page in (liaison, head):
        page.goto(address)
    type_figure(liaison, "7.1", "investment")
    liaison.get_by_role("button", name="保存填报").click()
    expect(liaison.locator(".h-note.g")).to_be_visible()
    type_figure(head, "7.2", "investment")
    head.get_by_role("button", name="保存填报").click()
    typed = head.locator(f"input[name='{COUNTY}:investment:actual::{MONTH}']")
    expect(typed).to_have_value("7.2")
    expect(head.get_by_text("别人刚填了7.1")).to_be_visible()
    head.goto(address)
    expect(typed).to_have_value("7.1")
