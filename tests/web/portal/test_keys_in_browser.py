"""A security key in a real browser: registered, then used to sign in and to confirm."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from kaoheng_web.authentication.models import SecurityKey
from tests.browser import opened
from tests.web.cast import with_password

PASSWORD = "梨树下的第七只麻雀在唱歌"
PLUGGED_IN = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A browser with a security key plugged in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser is driven from a loop of its own
    with opened() as browser:
        page = browser.new_page(locale="zh-CN")
        cable = page.context.new_cdp_session(page)
        cable.send("WebAuthn.enable")
        cable.send("WebAuthn.addVirtualAuthenticator", {"options": PLUGGED_IN})
        yield page


def knock(page: Page, server: str, to: str) -> None:
    page.goto(f"{server}/sign-in/?next={to}")
    page.get_by_label("账号").fill("office")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_a_key_is_registered_and_opens_the_door(committing, cast, live_server, page, settings):
    settings.PASSWORD_DAYS = 0  # the server lives in the present, the cast in March
    with_password(cast.account(cast.office), PASSWORD)
    knock(page, live_server.url, "/account/factors/keys/")
    page.get_by_label("名称").fill("办公室U盾")
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()
    assert SecurityKey.objects.get().name == "办公室U盾"
    page.context.clear_cookies()
    knock(page, live_server.url, "/units/")
    expect(page.get_by_text("密钥没有应答")).to_be_hidden()
    page.get_by_role("button", name="使用安全密钥").click()
    expect(page.get_by_role("heading", name="机构")).to_be_visible()
    page.goto(f"{live_server.url}/confirm/?next=/groups/")
    page.get_by_role("button", name="使用安全密钥").click()
    page.wait_for_url("**/groups/")
