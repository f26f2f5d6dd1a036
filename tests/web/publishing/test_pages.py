"""The page of documents, the files, and who may have which."""

import io
import re

import docx
import pytest
from docx.shared import Mm

from kaoheng.documents import measures
from kaoheng_web.jobs.queries import jobs
from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.publishing.jobs import write_letters
from kaoheng_web.publishing.models import Publication
from kaoheng_web.publishing.reports.catalogue import BY_KIND, REPORTS
from kaoheng_web.shared import clock
from tests.web.publishing.stage import finalised, issue_all, noticed


def enter(client, stage, who):
    client.force_login(stage.cast.account(getattr(stage.cast, who)))
    client.get("/?year=2025")
    session = client.session
    session[SESSION_KEY] = clock.now().isoformat()
    session.save()


@pytest.fixture
def rows(stage):
    run = finalised(stage)
    for report in REPORTS:
        issue_all(stage, run, report)
    return {(row.kind, row.unit_id): row for row in Publication.objects.all()}


def test_units_find_their_own_letters_and_the_bulletin_and_nothing_else(stage, rows, client):
    enter(client, stage, "liaison")
    may = {key for key, row in rows.items() if client.get(f"/documents/{row.pk}.xlsx").status_code == 200}
    county = stage.cast.county.pk
    assert may == {("bulletin", None), ("commendation", None), ("feedback", county), ("statement", county)}
    assert client.get("/documents/disclosure/").status_code == 403


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_office_finds_every_document(stage, rows, client, language):
    enter(client, stage, "office")
    told = client.get("/documents/", headers={"accept-language": language}).content.decode()
    listed = [int(number) for number in re.findall(r"〔\d{4}〕(\d+)号</th>", told)]
    assert listed == sorted((row.sequence for row in rows.values()), reverse=True)


def test_the_office_issues_with_the_form_and_finds_problems_in_place(stage, client):
    run = noticed(stage)
    enter(client, stage, "office")
    assert [str(task.what.zh) for task in tasks(stage.cast.office, 2025) if "印发" in task.what.zh] == [
        "会议纪要可以印发",
        "反馈函可以印发",
        "计分单可以印发",
    ]
    assert client.post(f"/documents/issue/{run.pk}/minutes/", {"mark": ""}).status_code == 422
    shown = client.get(f"/documents/issue/{run.pk}/minutes/").content.decode()
    assert 'value="晋城市考核领导组成员单位"' in shown
    typed = {"mark": "晋市考核", "copied": "市委办公室"}
    assert client.post(f"/documents/issue/{run.pk}/minutes/", {**typed, "copied": "市" * 301}).status_code == 422
    assert client.post(f"/documents/issue/{run.pk}/minutes/", typed).status_code == 302
    made = Publication.objects.get()
    assert (made.number, made.copied) == ("晋市考核〔2026〕1号", "市委办公室")
    assert 'value="晋市考核"' in client.get(f"/documents/issue/{run.pk}/feedback/").content.decode()
    assert 'name="copied"' not in client.get(f"/documents/issue/{run.pk}/statement/").content.decode()


def test_letters_are_ordered_with_the_form_and_counted_while_they_are_written(stage, client):
    run = noticed(stage)
    enter(client, stage, "office")
    address = f"/documents/issue/{run.pk}/statement/"
    assert "2份正在印发" in client.post(address, {"mark": "晋市考核"}, follow=True).content.decode()
    page = client.get("/documents/").content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert '<progress max="2" value="0">' in page
    assert client.post(address, {"mark": "晋市考核"}).status_code == 422
    write_letters.call(*jobs().get().args_kwargs["args"])
    page = client.get("/documents/").content.decode()
    assert "every 2s" not in page
    assert "晋市考核〔2026〕2号" in page


def test_what_the_public_sees_is_set_with_the_form(stage, client):
    enter(client, stage, "office")
    assert client.post("/documents/disclosure/", {"extent": "everything"}).status_code == 422
    assert client.post("/documents/disclosure/", {"extent": "grades"}).status_code == 302


def test_a_letter_has_the_measures_of_official_paper(stage, rows, client):
    enter(client, stage, "office")
    made = docx.Document(io.BytesIO(client.get(f"/documents/{rows['bulletin', None].pk}.docx").content))
    section, xml = made.sections[0], made.element.xml
    margins = (section.top_margin, section.bottom_margin, section.left_margin)
    assert [round((margin or 0) / Mm(1)) for margin in margins] == [37, 35, 28]
    assert made.styles["Normal"].paragraph_format.line_spacing.pt == pytest.approx(measures.LINE / 20, abs=0.05)
    assert 'w:eastAsia="仿宋_GB2312"' in xml
    assert '<w:sz w:val="32"/>' in xml


def test_the_pdf_of_a_statement_is_one_page(stage, rows, client):
    enter(client, stage, "office")
    made = client.get(f"/documents/{rows['statement', stage.cast.county.pk].pk}.pdf").content
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


def test_the_bulletin_says_who_came_where(stage, rows, client):
    told = rows["bulletin", None].content
    assert "县（市、区），共2个单位。优秀等次1个：高平市；良好等次1个：市统计局。" in told
    assert "（会议纪要〔2026〕2号），于2026年3月2日至2026年3月6日公示。" in told


@pytest.mark.parametrize("kind", list(BY_KIND))
def test_a_draft_is_for_the_office_and_the_leading_group(stage, client, kind):
    address = f"/documents/draft/{stage.run.pk}/{kind}.docx"
    enter(client, stage, "liaison")
    assert client.get(address).status_code == 403
    enter(client, stage, "office")
    assert client.get(address).content[:2] == b"PK"
