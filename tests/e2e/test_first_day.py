"""The first day of an office with the platform in production: from the first password to its first units."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.production import set_up
from tests.e2e.visitor import came_in
from tests.web.authentication.devices import shown

OWN = "Xun-chang-de-4-ge-zi"
UNITS = """\
单位全称,类别,上级单位,设立日期
北城街道,乡镇（街道）,高平市,2026年1月1日
南城街道,乡镇（街道）,高平市,2026年1月1日
"""


@pytest.fixture(scope="module")
def platform(tmp_path_factory):
    return set_up(tmp_path_factory.mktemp("production"))


@pytest.fixture
def comes(browser, platform):
    """Somebody at a browser of their own."""
    with platform.served() as address:
        yield lambda: came_in(browser, address, ignore_https_errors=True)


def sign_in(page: Page, account: str, password: str) -> None:
    """Come in with a first password: choose one's own, and set up a second factor."""
    page.goto("/")
    page.get_by_label("账号").fill(account)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.locator("[name=old]").fill(password)
    page.locator("[name=new]").fill(OWN)
    page.locator("[name=again]").fill(OWN)
    page.get_by_role("button", name="修改").click()
    page.get_by_role("link", name="启用动态码").click()
    page.locator("[name=code]").fill(shown(page.locator("code.h-secret").inner_text().replace(" ", "")))
    page.get_by_role("button", name="启用").click()
    page.get_by_role("link", name="已经收好").click()
    page.goto("/")


def test_from_the_first_password_to_the_first_units(platform, comes):
    who = ("--staff-number", "A001", "--name", "安知远", "--account", "anzhiyuan")
    account, password = platform.call("found", "--city", "高平市", "--area-code", "140581", *who).split()
    with comes() as security:
        sign_in(security, account, password)
        expect(security.get_by_text("还没有人担任“考核办”")).to_be_visible()
        security.goto("/people/new/")
        security.locator("[name=staff_number]").fill("A002")
        security.locator("[name=name]").fill("池安和")
        security.locator("main .foot button").click()
        security.get_by_role("link", name="管理账号").click()
        security.locator("[name=name]").fill("chianhe")
        security.get_by_role("button", name="开通").click()
        first = security.locator("code.h-secret").inner_text()
        security.goto("/roles/new/")
        security.locator("[name=staff_number]").fill("A002")
        security.locator("[name=role]").select_option("office")
        security.locator("[name=unit]").select_option(index=1)
        security.locator("[name=reason]").fill("市委编办核定")
        security.locator("main .foot button").click()
        expect(security.get_by_text("角色已授予")).to_be_visible()
        security.goto("/")
        expect(security.get_by_text("还没有人担任“考核办”")).to_have_count(0)
    with comes() as office:
        sign_in(office, "chianhe", first)
        office.get_by_role("row", name="还没有设立被考核单位").get_by_role("link").click()
        office.locator("input[type=file]").set_input_files(
            {"name": "units.csv", "mimeType": "text/csv", "buffer": UNITS.encode()}
        )
        office.get_by_role("button", name="上传并预览").click()
        office.get_by_role("button", name="确认导入").click()
        office.goto("/")
        expect(office.get_by_text("2个单位还没有编入").first).to_be_visible()  # one line for each open year
