"""The pages: who opens what, what is typed stays, Excel both ways, a stranger learns nothing."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.progress.actions.figures import certify, field_of
from kaoheng_web.progress.actions.files import attach
from kaoheng_web.progress.actions.returns import send_back
from kaoheng_web.progress.actions.settings import Days, set_deadlines, set_lights
from kaoheng_web.progress.models import Figure, LightScale, Return
from tests.web.progress.scene import DAY

PAGES = ("/progress/", "/progress/figures/", "/progress/scores/", "/progress/files/")


@pytest.fixture
def year(scene):
    """Two months reported, one certified, lights set."""
    scene.report("6", period="2026-01")
    scene.report("52.3")
    scene.certify("51.9")
    set_lights(scene.cast.office, scene.edition, 95, 85, "办法第二十一条")
    set_deadlines(scene.cast.office, scene.edition, {"2026-05": Days(date(2026, 6, 9), date(2026, 6, 12))})
    return scene


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("who", ["office", "leader", "liaison", "certifier"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_open_in_both_languages_with_few_queries(year, enter, who, address, language):
    client = enter(who)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, headers={"accept-language": language}).status_code == 200
    assert len(asked) <= 24, "\n".join(query["sql"][:150] for query in asked)


@pytest.mark.parametrize("address", [*PAGES, "/progress/settings/"])
def test_people_without_business_open_nothing(year, enter, address):
    assert enter("stranger").get(address).status_code == 403


def test_the_heat_map_says_the_light_in_words(year, enter):
    page = enter("office").get("/progress/").content.decode()
    assert "高平市" in page
    assert '<span class="light' in page
    assert "办法第二十一条" in page


def test_the_heat_map_says_how_far_the_share_moved_and_judges_nothing(year, enter):
    page = enter("office").get("/progress/").content.decode()
    assert "较上期（百分点）" in page
    assert re.findall("[↑↓]\\d+", page) == ["↑55"]


def test_pages_say_how_many_items_of_a_month_are_missing_and_which(year, enter):
    county = year.cast.county.pk
    assert "<i>缺2</i>" in enter("office").get("/progress/").content.decode()
    assert "还有2项未报（共3项）" in enter("leader").get("/progress/figures/").content.decode()
    for page in (f"/progress/figures/{county}/", f"/progress/units/{county}/5/"):
        shown = enter("liaison").get(page).content.decode()
        assert "还有2项未报（共3项）" in shown
        assert "地区生产总值增速、生产安全事故" in shown


def test_one_spot_shows_what_it_is_made_of(year, enter):
    page = enter("liaison").get(f"/progress/units/{year.cast.county.pk}/5/").content.decode()
    assert "序时应达50亿元" in page


def test_a_unit_types_its_figures(year, enter):
    client, cell = enter("liaison"), year.cell(period="2026-04")
    done = client.post(f"/progress/figures/{year.cast.county.pk}/", {field_of(cell): "11", "seen": "999"}, follow=True)
    assert "已保存1个数" in done.content.decode()
    assert Figure.objects.filter(period="2026-04", value="11").exists()


def test_every_wrong_cell_says_so_in_place_and_keeps_what_was_typed(year, enter):
    client, count = enter("liaison"), Figure.objects.count()
    typed = {field_of(year.cell(period="2026-03")): "十一", field_of(year.cell(period="2026-04")): "12"}
    done = client.post(f"/progress/figures/{year.cast.county.pk}/", typed)
    page = done.content.decode()
    assert done.status_code == 422
    assert 'value="十一"' in page
    assert 'value="12"' in page
    assert "“十一”不是数" in page
    assert Figure.objects.count() == count


def test_a_page_opened_before_somebody_else_wrote_is_outdated(year, enter):
    client, old = enter("liaison"), Figure.objects.order_by("pk")[0].pk
    typed = {field_of(year.cell()): "60", "seen": str(old)}
    done = client.post(f"/progress/figures/{year.cast.county.pk}/", typed)
    page = done.content.decode()
    assert done.status_code == 409
    assert 'value="60"' in page
    assert "别人刚填了" in page
    again = {**typed, "seen": re.findall(r'name="seen" value="(\d+)"', page)[0]}
    assert client.post(f"/progress/figures/{year.cast.county.pk}/", again).status_code == 302


def test_nobody_reports_for_another_unit(year, enter):
    typed = {field_of(year.cell()): "60"}
    assert enter("colleague").post(f"/progress/figures/{year.cast.county.pk}/", typed).status_code == 404
    assert enter("office").post(f"/progress/figures/{year.cast.county.pk}/", typed).status_code == 403


def test_excel_goes_out_and_comes_back_the_same(year, enter):
    client, address = enter("liaison"), f"/progress/figures/{year.cast.county.pk}/"
    content = client.get(f"{address}?xlsx=1").content
    assert content == client.get(f"{address}?xlsx=1").content
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    count = Figure.objects.count()
    same = client.post(address, {"file": SimpleUploadedFile("表.xlsx", content)}, follow=True)
    assert "没有填写新的数据" in same.content.decode()
    sheet.cell(2, 5).value, sheet.cell(3, 5).value = "12.5", "6.1%"
    file = BytesIO()
    book.save(file)
    client.post(address, {"file": SimpleUploadedFile("表.xlsx", file.getvalue())})
    assert Figure.objects.count() == count + 2
    sheet.cell(2, 5).value, sheet.cell(4, 5).value, sheet.cell(3, 6).value = "13", "无", "x"
    file = BytesIO()
    book.save(file)
    refused = client.post(address, {"file": SimpleUploadedFile("表.xlsx", file.getvalue())})
    assert refused.status_code == 422
    assert refused.content.decode().count("h-lint e") == 2
    assert Figure.objects.count() == count + 2


@pytest.mark.parametrize("content", [b"", "编码".encode(), b"PK\x03\x04"])
def test_a_file_that_is_no_workbook_is_refused_in_words(year, enter, content):
    address = f"/progress/figures/{year.cast.county.pk}/"
    done = enter("liaison").post(address, {"file": SimpleUploadedFile("表.xlsx", content)})
    assert done.status_code == 422
    assert "没有保存任何数" in done.content.decode()


def test_a_department_certifies_what_units_reported(year, enter):
    client = enter("certifier")
    told = {"source": "快报", "as_of": "2026-06-05", "take": "1"}
    client.post("/progress/items/investment/", told)
    assert Figure.objects.filter(period="2026-01", kind="certified", value="6").exists()
    missing = client.post("/progress/items/investment/", {"take": "1"})
    assert missing.status_code == 422
    corrected = {"source": "年报", "as_of": "2026-06-05", "final": "on", field_of(year.cell()): "50"}
    refused = client.post("/progress/items/investment/", corrected)
    assert "请写明更正理由" in refused.content.decode()
    client.post("/progress/items/investment/", corrected | {"reason": "核实"})
    assert Figure.objects.get(kind="final", period="2026-05").reason == "核实"


def test_a_cell_shows_all_figures_side_by_side(year, enter):
    address = f"/progress/cells/{year.cast.county.pk}/investment/2026-05/"
    page = enter("certifier").get(address).content.decode()
    assert "52.3" in page
    assert "51.9" in page
    assert "统计快报" in page
    assert enter("colleague").get(address).status_code == 404


def test_only_a_figure_that_can_go_back_is_offered_to(year, enter):
    def offered(period):
        return (
            "/progress/return/"
            in enter("office").get(f"/progress/cells/{year.cast.county.pk}/investment/{period}/").content.decode()
        )

    assert offered("2026-01")
    assert not offered("2026-05")  # certified already
    send_back(year.cast.office, Figure.objects.get(period="2026-01"), "与台账不符")
    assert not offered("2026-01")


def test_a_department_is_not_led_to_figures_that_are_not_its_own(year, enter):
    spot = f"/progress/units/{year.cast.county.pk}/5/"
    assert "查看全部数据" in enter("office").get(spot).content.decode()
    assert "查看全部数据" not in enter("certifier").get(spot).content.decode()


def test_a_figure_is_sent_back_and_answered(year, enter):
    figure = Figure.objects.get(period="2026-01")
    done = enter("office").post(f"/progress/return/{figure.pk}/", {"reason": "与台账不符"}, follow=True)
    assert "与台账不符" in done.content.decode()
    row = Return.objects.get()
    done = enter("liaison").post(f"/progress/answer/{row.pk}/", {"answer": "已核对"}, follow=True)
    assert "已核对" in done.content.decode()
    assert enter("colleague").post(f"/progress/answer/{row.pk}/", {"answer": "x"}).status_code == 404


def test_a_second_department_certifies(year, enter, client):
    cell = year.cell("bulletins", unit=year.cast.bureau)
    certify(year.cast.certifier, year.edition, {cell: "98"}, source="自评", as_of=DAY)
    figure = Figure.objects.get(item="bulletins")
    assert enter("certifier").get(f"/progress/countersign/{figure.pk}/").status_code == 404

    client.force_login(open_account(year.cast.security, year.second, "second"))
    page = client.get(f"/progress/countersign/{figure.pk}/").content.decode()
    assert all(told in page for told in ("<b>98</b>", "自评（", "填报数", "没有材料", "2026年5月"))
    assert client.post(f"/progress/countersign/{figure.pk}/").status_code == 302
    assert figure.countersignature.by == year.second


def test_evidence_is_handed_in_and_given_only_to_those_concerned(year, enter):
    client = enter("liaison")
    given = {"file": SimpleUploadedFile("快报.pdf", b"%PDF-1"), "period": "2026-05", "items": ["investment", "gdp"]}
    done = client.post(f"/progress/files/new/{year.cast.county.pk}/", given, follow=True)
    assert "快报.pdf" in done.content.decode()
    file = year.cast.county.evidence_files.get()
    answer = client.get(f"/progress/files/{file.pk}/")
    assert answer.content == b"%PDF-1"
    assert answer["Content-Disposition"].startswith("attachment")
    assert enter("certifier").get(f"/progress/files/{file.pk}/").status_code == 200
    assert enter("colleague").get(f"/progress/files/{file.pk}/").status_code == 404


def test_files_that_two_units_handed_in_are_flagged(year, enter):
    for who, unit, item in (("liaison", year.cast.county, "gdp"), ("colleague", year.cast.bureau, "bulletins")):
        attach(getattr(year.cast, who), year.edition, unit, "a.pdf", b"%PDF", [item], "2026-05")
    page = enter("office").get("/progress/files/").content.decode()
    assert "2个单位相同" in page
    assert "2026年5月" in page
    assert "2026-05" not in page


def test_the_office_sets_lights_and_days_on_one_page(year, enter):
    client = enter("office")
    client.post("/progress/settings/", {"which": "lights", "green": "90", "yellow": "80", "basis": "第二十二条"})
    assert LightScale.objects.get().green == 90
    wrong = {"which": "days", "period": "2026-06", "report_by": "2026-07-10", "certify_by": "2026-07-05"}
    done = client.post("/progress/settings/", wrong)
    assert done.status_code == 422
    assert "核定期限早于填报期限" in done.content.decode()
    assert enter("liaison").get("/progress/settings/").status_code == 403


def test_the_score_to_date_says_what_is_missing(year, enter):
    page = enter("liaison").get("/progress/scores/").content.decode()
    assert "试算 未评定" in page
    assert "生产安全事故" in page
    assert "市统计局" not in page


def test_a_year_without_a_method_says_so(year, enter):
    page = enter("office").get("/progress/?year=2025").content.decode()
    assert "还没有审定" in page
