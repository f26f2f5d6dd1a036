"""The pages of surveys, and the questionnaire on a phone."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from kaoheng_web.channels.booth.entering import Slot
from kaoheng_web.channels.codes import hash_of
from kaoheng_web.channels.surveys.actions import surveys
from kaoheng_web.channels.surveys.actions.answering import BOX
from kaoheng_web.channels.surveys.actions.inviting import invite
from kaoheng_web.channels.surveys.models import Response, Survey
from kaoheng_web.channels.surveys.questionnaire import Question, Questionnaire
from kaoheng_web.channels.surveys.views import answering

HEAD = ["单位", "层", "抽样单位", "权数", "您对本地工作是否满意？"]
GOOD = ["高平市", "", "", "", "满意"]
BAD = ["不存在县", "电话", "", "许多", "非常满意"]


def book(*rows):
    made, file = Workbook(), BytesIO()
    for row in (HEAD, *rows):
        made.worksheets[0].append(row)
    made.save(file)
    return SimpleUploadedFile("答卷.xlsx", file.getvalue())


def table(*rows, encoding="utf-8-sig"):
    text = "\n".join(",".join(row) for row in (HEAD, *rows))
    return SimpleUploadedFile("答卷.csv", text.encode(encoding))


@pytest.fixture
def office(field, client):
    client.force_login(field.cast.account(field.cast.office))
    return client


@pytest.fixture
def code(field):
    survey = field.open()
    key = field.stratum(field.cast.county)
    return invite(field.cast.office, survey, {key: 1})[key][0]


def kept(page):
    return re.findall(r'name="kept" value="([^"]+)"', page.content.decode())[0]


def test_the_office_runs_a_survey_through_the_pages(field, office):
    office.get("/?year=2026")
    units = [str(field.cast.county.pk), str(field.other.pk)]
    asked = {"channel": "poll", "title": "群众满意度", "agency": "", "strata": "", "units": units}
    address = office.post("/surveys/new/", asked)["Location"]
    slips = office.post(f"{address}codes/", {f"n{field.stratum(field.other)}": "3"}).content.decode()
    assert len(re.findall(r"<code>(?:\d{4} ){4}\d{4}</code>", slips)) == 3
    assert office.post(f"{address}open/").status_code == 302
    shown = kept(office.post(f"{address}import/", {"file": book(*[GOOD] * 8)}))
    assert office.post(f"{address}import/", {"kept": shown}).status_code == 302
    assert office.post(f"{address}close/").status_code == 302
    page = office.get(address).content.decode()
    assert "100.00" in page
    assert "少于规定的5个" in page


@pytest.mark.parametrize("file", [book(GOOD, BAD, GOOD), table(GOOD, BAD, GOOD), table(GOOD, BAD, encoding="gb18030")])
def test_every_problem_of_every_cell_is_told_at_once_and_nothing_is_written(field, office, file):
    file.seek(0)
    done = office.post(f"/surveys/{field.open().pk}/import/", {"file": file})
    page = done.content.decode()
    assert done.status_code == 422
    told = ("这个单位不在本次调查中", "请填写数字", "答案“非常满意”不在选项中", "1行有问题")
    assert [words for words in told if words not in page] == []
    assert not Response.objects.exists()


def test_a_file_without_the_questions_is_refused_in_words(field, office):
    file = SimpleUploadedFile("答卷.csv", "单位\n高平市".encode())
    done = office.post(f"/surveys/{field.open().pk}/import/", {"file": file})
    assert "没有找到这些列：q1" in done.content.decode()


def test_the_template_has_the_columns_that_the_import_reads(field, office):
    file = office.get(f"/surveys/{field.open().pk}/import/template/").content
    assert [cell.value for cell in load_workbook(BytesIO(file)).worksheets[0][1]] == [
        "单位",
        "层",
        "抽样单位",
        "权数",
        "q1",
    ]


def test_others_learn_of_no_survey(field, client):
    survey = field.open()
    client.force_login(field.cast.account(field.cast.liaison))
    assert client.get("/surveys/").status_code == 403
    assert client.get(f"/surveys/{survey.pk}/").status_code == 403
    assert list(Survey.objects.visible_to(field.cast.liaison)) == []


def test_a_leader_looks_and_does_nothing(field, client):
    survey = field.open()
    client.force_login(field.cast.account(field.cast.leader))
    assert "结束调查" not in client.get(f"/surveys/{survey.pk}/").content.decode()
    assert client.post(f"/surveys/{survey.pk}/close/").status_code == 403


def test_a_questionnaire_is_filled_in_on_a_phone(client, code):
    assert "您对本地工作是否满意？" in client.get(f"/s/{code}").content.decode()
    english = client.get(f"/s/{code}", headers={"accept-language": "en"}).content.decode()
    assert [
        each for each in ("Are you satisfied with the work here?", "<b>rather satisfied</b>") if each not in english
    ] == []
    done = client.post(f"/s/{code}", {"m0": "2", "go": "send"})
    assert "答卷已收到" in done.content.decode()
    assert not done.cookies
    assert Response.objects.get().answers == "2"
    assert "已经用过" in client.post(f"/s/{code}", {"m0": "0", "go": "send"}).content.decode()


def test_of_two_answers_with_one_code_the_kept_one_is_told_so(code):
    told = BOX._drop_all([(hash_of(code), "1"), (hash_of(code), "0")])
    assert dict(zip("10", told, strict=True)) == {Response.objects.get().answers: True, "1": False}


@pytest.mark.parametrize("given", ["", "9", "x"])
def test_a_missing_or_odd_answer_is_told_in_its_place(client, code, given):
    page = client.post(f"/s/{code}", {"m0": given, "go": "send"} if given else {"go": "send"})
    assert page.status_code == 422
    assert 'class="msg"' in page.content.decode()
    assert not Response.objects.exists()


def test_a_closed_survey_says_so(field, client, code):
    surveys.close(field.cast.office, Survey.objects.get())
    assert "调查已经结束" in client.post(f"/s/{code}", {"m0": "0", "go": "send"}).content.decode()


def test_typed_codes_lead_on(client, code):
    assert client.post("/s/", {"code": code})["Location"] == f"/s/{code}"
    assert "没有这个邀请码" in client.get(f"/s/{'2' * 20}").content.decode()


def test_a_long_questionnaire_stays_under_ten_kilobytes_a_page():
    answers = ("非常满意", "比较满意", "一般", "不太满意", "非常不满意", "说不清")
    questions = tuple(Question(f"q{at}", "您对本地社会治安和公共服务满意吗？", answers) for at in range(40))
    page = answering._page(Slot("0", "2026年群众满意度调查", "", Questionnaire(questions, True)), "0" * 40, 3)
    assert len(page.content) + Path(str(finders.find("house/booth.css"))).stat().st_size < 10_000
