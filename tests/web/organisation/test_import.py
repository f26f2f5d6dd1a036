"""Units come from a workbook all together or not at all, with every problem in its cell."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.models import UnitName
from kaoheng_web.organisation.uploads import COLUMNS

HEAD = [titles[0] for titles in COLUMNS.values()]
GOOD = ["市某局", "某局", "市直政府部门", "晋城市", "2026年3月1日", "", ""]
OTHER = ["市另一局", "", "市直政府部门", "晋城市", "2026-03-01", "", ""]
BAD = ["高平市", "", "海洋", "不存在市", "昨天", "999999", "123"]


def book(*rows):
    made, file = Workbook(), BytesIO()
    sheet = made.worksheets[0]
    for row in (HEAD, *rows):
        sheet.append(row)
    made.save(file)
    return SimpleUploadedFile("单位.xlsx", file.getvalue())


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


def upload(client, *rows):
    return client.post("/units/import/", {"file": book(*rows)})


def preview(page):
    return re.findall(r'name="preview" value="([^"]+)"', page)[0]


def test_a_right_table_is_shown_first_and_written_when_confirmed(cast, office):
    page = upload(office, GOOD, OTHER).content.decode()
    assert "共2行，全部可以导入" in page
    assert not UnitName.objects.filter(name="市某局").exists()
    assert office.post("/units/import/", {"preview": preview(page)}).status_code == 302
    assert UnitName.objects.filter(name__in=["市某局", "市另一局"]).count() == 2
    assert Entry.objects.filter(action="organisation.create_unit").count() >= 4


def test_confirming_again_changes_nothing(cast, office):
    shown = preview(upload(office, GOOD).content.decode())
    office.post("/units/import/", {"preview": shown})
    count = Entry.objects.count()
    done = office.post("/units/import/", {"preview": shown})
    assert "已有同名单位" in done.content.decode()
    assert Entry.objects.count() == count


def test_every_problem_of_every_cell_is_told_at_once_and_nothing_is_written(cast, office):
    count = Entry.objects.count()
    done = upload(office, GOOD, BAD, OTHER, OTHER)
    page = done.content.decode()
    assert done.status_code == 422
    told = ("已有同名单位", "没有这个上级单位", "不在GB/T 2260中", "“123”不正确", "海洋", "昨天", "本表中重复")
    assert [words for words in told if words not in page] == []
    assert "共4行，3行有问题" in page
    assert Entry.objects.count() == count


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", "单位全称".encode()])
def test_a_file_that_is_no_workbook_is_refused_in_words(cast, office, content):
    done = office.post("/units/import/", {"file": SimpleUploadedFile("单位.xlsx", content)})
    assert done.status_code in (200, 422)
    assert "h-note r" in done.content.decode()


def test_a_preview_that_was_tampered_with_is_refused(cast, office):
    done = office.post("/units/import/", {"preview": "W10:forged"})
    assert "请重新上传" in done.content.decode()


def test_others_may_not_import(cast, client):
    client.force_login(cast.account(cast.liaison))
    assert upload(client, GOOD).status_code == 403


def test_the_template_has_the_columns_that_the_import_reads(cast, office):
    sheet = load_workbook(BytesIO(office.get("/units/import/template/").content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEAD
