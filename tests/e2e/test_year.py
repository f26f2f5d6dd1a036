"""The year 2027 of one county, from the edition to the closed rectification, as its people click through it."""

import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from kaoheng_web.shared.clock import CHINA
from tests.city.day import VISITED
from tests.e2e.conftest import ASSETS, serving
from tests.e2e.visitor import PHONE, came_in, enter

YEAR, COUNTY = 2027, "城区"
OTHERS = ("沁水县", "阳城县", "陵川县", "泽州县", "高平市")
METHOD = Path(__file__).parent / "year.yaml"


class Story:
    """A city in which it becomes another day, and people who go on where they were."""

    def __init__(self, browser: Browser, folder: Path, address: str) -> None:
        self.browser, self.folder, self.address = browser, folder, address
        self._at_work: dict[str, Page] = {}
        self._ends = ExitStack()

    def on(self, month: int, day: int, year: int = YEAR) -> None:
        """It is the morning of that day."""
        (self.folder / "day").write_text(datetime(year, month, day, 9, tzinfo=CHINA).isoformat())

    def page_of(self, role: str) -> Page:
        """Where somebody works: they come in by the demo city's door, and again when they were signed out."""
        page = self._at_work.get(role)
        if page is None:
            page = self._at_work[role] = self._ends.enter_context(came_in(self.browser, self.address, role))
        page.goto(f"/?year={YEAR}")
        if "/sign-in/" in page.url:
            enter(page, role)
            page.goto(f"/?year={YEAR}")
        return page

    def voter(self) -> AbstractContextManager[Page]:
        """Somebody with a phone and no scripts, who is nobody here."""
        return came_in(self.browser, self.address, viewport=PHONE, java_script_enabled=False)

    def ends(self) -> None:
        """Everybody goes home."""
        self._ends.close()


@pytest.fixture(scope="module")
def story(browser: Browser, city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A copy of the city that the story has for itself."""
    folder = tmp_path_factory.mktemp("year") / "city"
    shutil.copytree(city, folder)
    (folder / "assets").symlink_to(ASSETS)
    (folder / "day").write_text(VISITED.isoformat())
    with serving(folder) as address:
        told = Story(browser, folder, address)
        yield told
        told.ends()


def does(page: Page, path: str, **typed: str) -> None:
    """Open a form, fill it in, send it; who has to confirm who they are does."""
    page.goto(path)
    confirm(page)
    for name, value in typed.items():
        field = page.locator(f"main [name='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main .foot button").first.click()
    expect(page.locator("[role=alert]")).to_have_count(0)


def confirm(page: Page) -> None:
    """Prove once more who one is, as the demo city lets one do."""
    if "/confirm/" in page.url:
        page.get_by_role("button", name="演示：不输密码确认").click()


def presses(page: Page, name: str) -> None:
    """Press a button of the page, also where it says that this cannot be undone."""
    page.locator("main").get_by_role("button", name=re.compile(rf"^{name}(（不能撤销）)?$")).first.click()
    expect(page.locator("[role=alert]")).to_have_count(0)


def follows(page: Page, name: str) -> None:
    """Follow a link of the page, and confirm who one is where that is asked."""
    page.locator("main").get_by_role("link", name=name).first.click()
    confirm(page)


def test_a_year_from_the_edition_to_the_closed_rectification(story: Story) -> None:
    the_method_is_drafted_consulted_on_and_approved(story)
    the_county_proposes_the_city_issues_and_the_head_signs(story)
    a_month_is_reported_and_certified(story)
    the_county_is_voted_on_by_phone(story)
    the_year_is_scored_checked_approved_noticed_and_final(story)
    what_was_poor_is_mended_and_closed(story)


def the_method_is_drafted_consulted_on_and_approved(story: Story) -> None:
    story.on(1, 6)
    office = story.page_of("office")
    office.goto("/methods/")
    office.locator("main tbody a").first.click()
    follows(office, "沿用到其他年度")
    office.locator("[name=year]").fill(str(YEAR))
    office.locator("main .foot button").first.click()
    edition = office.url
    does(office, f"{edition}revise/", text=METHOD.read_text("utf-8"), reason="改用精简办法")
    does(office, f"{edition}consult/", until=f"{YEAR}-01-20", document="晋市考办〔2027〕1号（演示）")
    office.goto("/groups/")
    section = office.locator("section", has=office.get_by_role("heading", name="县（市、区）"))
    section.get_by_role("link", name="编组").click()
    for name in OTHERS:  # the group of the year before is proposed
        office.get_by_label(name, exact=True).uncheck()
    office.locator("main .foot button").first.click()
    expect(office.get_by_text("1个单位编入本组")).to_be_visible()
    story.on(1, 22)
    office = story.page_of("office")
    office.goto(edition)
    presses(office, "报审")
    group = story.page_of("leading_group")
    does(group, f"{edition}approve/", document="晋市考领〔2027〕1号（演示）")
    group.goto(edition)
    expect(group.locator(".h-ph")).to_contain_text("施行")


def the_county_proposes_the_city_issues_and_the_head_signs(story: Story) -> None:
    story.on(2, 18)
    liaison = story.page_of("liaison")
    liaison.goto("/targets/proposals/")
    liaison.locator("main tbody a").first.click()
    liaison.locator("[name=goal-revenue]").fill("10")
    presses(liaison, "保存并报送")
    office = story.page_of("office")
    does(office, "/targets/sheet/submit/")
    story.on(3, 4)
    group = story.page_of("leading_group")
    does(group, "/targets/sheet/approve/", document="领导组会议纪要〔2027〕2号（演示）")
    office = story.page_of("office")
    does(office, "/targets/sheet/issue/", document="晋市考领〔2027〕3号（演示）")
    does(office, "/targets/letters/new/", mark="晋市责")
    head = story.page_of("head")
    head.goto("/targets/letters/")
    head.locator("main tbody a").first.click()
    follows(head, "签订")
    presses(head, "我已阅读，签订")
    expect(head.locator(".h-ph")).to_contain_text("已签订")


def a_month_is_reported_and_certified(story: Story) -> None:
    office = story.page_of("office")
    office.goto("/progress/settings/")
    form = office.locator("form", has=office.locator("[name=certify_by]"))
    form.locator("[name=period]").select_option(f"{YEAR}-03")
    form.locator("[name=report_by]").fill(f"{YEAR}-04-08")
    form.locator("[name=certify_by]").fill(f"{YEAR}-04-15")
    form.locator("[name=items][value=revenue]").check()
    form.get_by_role("button").click()
    expect(office.get_by_text("已保存")).to_be_visible()
    story.on(4, 6)
    liaison = story.page_of("liaison")
    expect(liaison.get_by_text(f"填报{COUNTY}{YEAR}年3月进度数据")).to_be_visible()
    reports(liaison, "revenue", "03", "5.5")
    data = story.page_of("data")
    certifies(data, "revenue", "03", "5.4", "财政快报（演示数据）")


def reports(page: Page, item: str, month: str, value: str) -> None:
    """Type a figure into the county's grid and save it."""
    page.goto("/progress/figures/")
    page.locator(f"input[name$=':{item}:actual::{YEAR}-{month}']").fill(value)
    presses(page, "保存填报")


def certifies(page: Page, item: str, month: str, value: str, source: str) -> None:
    """Type what the figure really was, with its source."""
    page.goto(f"/progress/items/{item}/")
    page.locator("[name=source]").fill(source)
    page.locator(f"input[name$=':{item}:actual::{YEAR}-{month}']").fill(value)
    presses(page, "核定所填的数")


def the_county_is_voted_on_by_phone(story: Story) -> None:
    story.on(12, 20)
    team = story.page_of("team")
    team.goto("/ballots/new/")
    team.locator("[name=title]").fill(f"{YEAR}年度{COUNTY}民主测评")
    team.get_by_label(COUNTY, exact=True).check()
    team.locator("main .foot button").first.click()
    session = team.url
    presses(team, "开始投票")
    team.goto(f"{session}codes/")
    team.locator("main input[type=number]").fill("2")
    team.locator("main .foot button").first.click()
    codes = team.locator(".slip code").all_inner_texts()
    for code in codes:
        with story.voter() as phone:
            phone.goto("/b/")
            phone.locator("input").first.fill(code)
            phone.get_by_role("button").first.click()
            phone.locator("fieldset label", has_text="良好").click()
            phone.locator("button[name=go]").click()
            phone.get_by_role("button", name="确认提交").click()
            expect(phone.get_by_role("heading", name="您的票已收到")).to_be_visible()
    team = story.page_of("team")
    team.goto(session)
    presses(team, "封箱")
    presses(team, "锁定测评结果")
    expect(team.locator("main")).to_contain_text("80")


def the_year_is_scored_checked_approved_noticed_and_final(story: Story) -> None:
    story.on(1, 6, YEAR + 1)
    liaison = story.page_of("liaison")
    reports(liaison, "revenue", "12", "6")
    reports(liaison, "service", "12", "80")
    data = story.page_of("data")
    certifies(data, "revenue", "12", "6", "财政决算（演示数据）")
    office = story.page_of("office")
    does(office, "/results/score/", reason="年度计分")
    run = office.url
    checker = story.page_of("second office")
    does(checker, f"{run}check/")
    does(checker, f"{run}submit/")
    group = story.page_of("leading_group")
    does(group, f"{run}approve/", document="领导组会议纪要〔2028〕1号（演示）")
    office = story.page_of("office")
    does(office, f"{run}notice/", first=f"{YEAR + 1}-01-10", last=f"{YEAR + 1}-01-14")
    story.on(1, 17, YEAR + 1)
    office = story.page_of("office")
    does(office, f"{run}finalise/")
    office.goto(run)
    expect(office.locator("main")).to_contain_text("68.00")
    expect(office.locator("main")).to_contain_text("一般")


def what_was_poor_is_mended_and_closed(story: Story) -> None:
    office = story.page_of("office")
    does(office, "/consequences/generate/")
    office.locator("main tbody a").first.click()
    story.on(2, 8, YEAR + 1)
    head = story.page_of("head")
    head.goto("/consequences/")
    address = head.locator("main tbody a").first.get_attribute("href") or ""
    does(head, f"{address}plan/", text="查明原因，明确时限（演示数据）")
    head.goto(f"{address}prove/")
    head.locator("[name=text]").fill("收入组织措施已落实（演示数据）")
    proof = FilePayload(name="整改报告.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 demo")
    head.locator("[name=file]").set_input_files(proof)
    head.locator("main .foot button").first.click()
    office = story.page_of("office")
    does(office, f"{address}verify/", text="现场核查属实（演示数据）")
    does(office, f"{address}close/", document="晋市考办〔2028〕9号（演示）")
    office.goto(address)
    expect(office.locator(".h-ph")).to_contain_text("已销号")
