"""Units and people come from a workbook all together or not at all, with every problem in its cell."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.exchange import people, units
from kaoheng_web.organisation.models import Account, Person, Term, UnitName
from kaoheng_web.organisation.queries import below

HEAD = [column.title.zh for column in units.COLUMNS]
GOOD = ["市某局", "某局", "市直政府部门", "晋城市", "2026年3月1日", "", ""]
OTHER = ["市另一局", "", "市直政府部门", "晋城市", "２０２６．３．１", "", ""]
UNDER = ["某中心", "", "下属单位", "市某局", "2026-03-01", "", ""]
BAD = ["高平市", "", "海洋", "不存在市", "昨天", "999999", "123"]
PEOPLE_HEAD = [column.title.zh for column in people.COLUMNS]
NEW = ["N100", "新　人", "高平市", "副局长", "单位负责人", "2026-03-01", "newcomer"]


def book(head, *rows, title=None):
    made, file = Workbook(), BytesIO()
    sheet = made.worksheets[0]
    for row in (title, head, *rows):
        if row:
            sheet.append(row)
    made.save(file)
    return SimpleUploadedFile("表.xlsx", file.getvalue())


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


@pytest.fixture
def security(cast, client):
    client.force_login(open_account(cast.security, cast.security, "security"))
    return client


def upload(client, *rows, head=HEAD, form="units", title=None):
    return client.post(f"/{form}/import/", {"file": book(head, *rows, title=title)})


def kept(page):
    return re.findall(r'name="kept" value="([^"]+)"', page.content.decode())[0]


def test_a_right_table_is_shown_first_and_written_when_confirmed(cast, office):
    page = upload(office, GOOD, OTHER, UNDER)
    assert "共3行，全部可以导入" in page.content.decode()
    assert not UnitName.objects.filter(name="市某局").exists()
    assert office.post("/units/import/", {"kept": kept(page)}).status_code == 302
    made = UnitName.objects.get(name="市某局").unit
    assert UnitName.objects.get(name="某中心").unit in below(made)
    assert UnitName.objects.get(name="市另一局").valid_from.isoformat() == "2026-03-01"
    assert Entry.objects.filter(action="organisation.create_unit", subject_id=made.pk).exists()


@pytest.mark.parametrize("again", ["confirm", "upload"])
def test_the_same_table_a_second_time_changes_nothing(cast, office, again):
    page = upload(office, GOOD)
    office.post("/units/import/", {"kept": kept(page)})
    count = Entry.objects.count()
    if again == "upload":
        page = upload(office, GOOD)
        assert "已登记，不变" in page.content.decode()
    assert office.post("/units/import/", {"kept": kept(page)}).status_code == 302
    assert Entry.objects.count() == count


def test_every_problem_of_every_cell_is_told_at_once_and_nothing_is_written(cast, office):
    count = Entry.objects.count()
    done = upload(office, GOOD, BAD, OTHER, OTHER)
    page = done.content.decode()
    assert done.status_code == 422
    told = ("已有同名单位", "没有这个上级单位", "不在GB/T 2260中", "“123”不正确", "海洋", "昨天", "本表中重复（第4行）")
    assert [words for words in told if words not in page] == []
    assert "共4行，2行有问题" in page
    assert Entry.objects.count() == count


def test_the_same_workbook_comes_back_with_comments_on_the_bad_cells(cast, office):
    page = upload(office, GOOD, BAD, title=["晋城市机构名录"])
    done = office.post("/units/import/", {"kept": kept(page), "comments": "1"})
    sheet = load_workbook(BytesIO(done.content)).worksheets[0]
    marked = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert sheet["A1"].value == "晋城市机构名录"
    assert "没有这个上级单位" in marked["D4"]
    assert {place[1:] for place in marked} == {"4"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_file_is_read_as_well_and_comes_back_as_a_workbook(cast, office, encoding):
    file = SimpleUploadedFile("单位.csv", "\n".join(",".join(row) for row in (HEAD, BAD)).encode(encoding))
    page = office.post("/units/import/", {"file": file})
    assert "共1行，1行有问题" in page.content.decode()
    done = office.post("/units/import/", {"kept": kept(page), "comments": "1"})
    sheet = load_workbook(BytesIO(done.content)).worksheets[0]
    assert "没有这个上级单位" in sheet["D2"].comment.text


def test_of_a_long_table_the_lines_with_problems_come_first(cast, office):
    rows = [[f"市第{number}局", "", "市直政府部门", "晋城市", "2026-03-01", "", ""] for number in range(501)]
    page = upload(office, *rows, BAD).content.decode()
    assert "共502行，1行有问题" in page
    shown = re.findall(r'<th scope="row" class="hd c">(\d+)</th>', page)
    assert (shown[0], len(shown)) == ("503", 500)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0 no old one", "单位全称".encode(), b"x" * (3 * 2**20)]
)
def test_a_file_that_is_no_workbook_is_refused_in_words(cast, office, content):
    done = office.post("/units/import/", {"file": SimpleUploadedFile("单位.xlsx", content)})
    assert done.status_code == 422
    assert "h-note r" in done.content.decode()


def test_another_form_is_refused_with_the_columns_it_lacks(cast, office):
    page = upload(office, GOOD, head=["甲", *HEAD[1:]]).content.decode()
    assert "没有找到这些列：单位全称" in page


@pytest.mark.parametrize("forged", ["W10:forged", ""])
def test_a_preview_that_was_tampered_with_is_refused(cast, office, forged):
    assert "请重新上传" in office.post("/units/import/", {"kept": forged}).content.decode()


def test_a_preview_belongs_to_the_one_who_uploaded(cast, office, client):
    shown = kept(upload(office, NEW, head=PEOPLE_HEAD, form="people"))
    client.force_login(open_account(cast.security, cast.security, "security"))
    assert "请重新上传" in client.post("/people/import/", {"kept": shown}).content.decode()


def test_others_may_not_import(cast, client):
    client.force_login(cast.account(cast.liaison))
    assert upload(client, GOOD).status_code == 403
    assert upload(client, NEW, head=PEOPLE_HEAD, form="people").status_code == 403


@pytest.mark.parametrize(("form", "head"), [("units", HEAD), ("people", PEOPLE_HEAD)])
def test_the_template_has_the_columns_that_the_import_reads(cast, office, form, head):
    sheet = load_workbook(BytesIO(office.get(f"/{form}/import/template/").content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == head


def test_security_takes_in_the_person_and_the_office_the_post(cast, security):
    page = upload(security, NEW, head=PEOPLE_HEAD, form="people")
    assert "登记人员、授予角色、开通账号、任职留待考核办导入" in page.content.decode()
    assert security.post("/people/import/", {"kept": kept(page)}).status_code == 302
    person = Person.objects.get(staff_number="N100")
    assert (person.name, person.roles.get().role, Account.objects.get(person=person).name) == (
        "新人",
        "head",
        "newcomer",
    )
    assert not person.terms.exists()
    security.force_login(cast.account(cast.office))
    page = upload(security, NEW, head=PEOPLE_HEAD, form="people")
    assert "登记任职" in page.content.decode()
    security.post("/people/import/", {"kept": kept(page)})
    count = Entry.objects.count()
    security.post("/people/import/", {"kept": kept(page)})
    assert Term.objects.get(person=person).post.title == "副局长"
    assert Entry.objects.count() == count


def test_every_problem_of_a_person_is_told_in_its_cell(cast, security):
    office = [cast.office.staff_number, "别人", "海洋局", "", "考核领导组", "2026-03-01", "liaison"]
    page = upload(security, office, head=PEOPLE_HEAD, form="people").content.decode()
    told = ("此工号登记的是", "没有这个单位", "不得由同一人担任", "账号“liaison”已存在", "此人已有账号“office”")
    assert [words for words in told if words not in page] == []


def test_the_office_imports_nobody_who_is_not_registered(cast, office):
    assert "请先由安全管理员导入" in upload(office, NEW, head=PEOPLE_HEAD, form="people").content.decode()


def test_an_old_xls_is_read_and_comes_back_as_xlsx_with_its_comments(cast, office):
    content = (Path(__file__).parent / "units.xls").read_bytes()
    page = office.post("/units/import/", {"file": SimpleUploadedFile("单位.xls", content)})
    assert "共2行，1行有问题" in page.content.decode()
    done = office.post("/units/import/", {"kept": kept(page), "comments": "1"})
    sheet = load_workbook(BytesIO(done.content)).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].comment) == ("市某局", None)
    assert "没有这个上级单位" in sheet["D3"].comment.text
