"""Projects go from reserve to production; investment is reported month by month and counted into items."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from openpyxl import Workbook

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.ledger.verification import verify
from kaoheng_web.progress import storage
from kaoheng_web.progress.actions.counting import take_counted
from kaoheng_web.progress.models import Attachment, Figure
from kaoheng_web.projects.actions import New, count, invest, plan, reach_stage, register
from kaoheng_web.projects.exchange import COLUMNS
from kaoheng_web.projects.models import Investment, Project, YearPlan
from kaoheng_web.projects.queries import counted, funnel, rows_of
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.subjects import SUBJECTS

MARCH = date(2026, 3, 1)


def new(scene, title="光伏组件项目", **more):
    told = {
        "unit": scene.cast.county,
        "title": title,
        "investor": "某公司（演示）",
        "area": "新能源",
        "planned_total": Decimal("50000"),
        "planned_year": Decimal("12000"),
        "reserve_on": MARCH,
    }
    return New(**(told | more))


@pytest.fixture
def project(scene):
    return register(scene.cast.liaison, 2026, [new(scene)])[0]


def test_a_unit_registers_a_project_with_its_plan(scene, project):
    assert YearPlan.objects.get().amount == Decimal("12000")
    assert history("projects.project", project.pk).get().action == "projects.register"


def test_every_problem_of_every_project_is_told_and_none_is_registered(scene, project):
    rows = [new(scene), new(scene, title="", planned_total=Decimal(0), reserve_on=date(2026, 12, 1))]
    with pytest.raises(Refusal) as refused:
        register(scene.cast.liaison, 2026, rows)
    wrong = {name for name, found in refused.value.fields.items() if found}
    assert wrong == {"0:title", "1:title", "1:planned_total", "1:reserve_on"}
    assert Project.objects.count() == 1


@pytest.mark.parametrize("who", ["colleague", "leader", "certifier", "stranger"])
def test_nobody_registers_or_reports_for_another_unit(scene, project, who):
    person = getattr(scene.cast, who)
    with pytest.raises(NotAllowed):
        register(person, 2026, [new(scene, title="另一个")])
    with pytest.raises(NotAllowed):
        invest(person, {(project, "2026-04"): Decimal(1)})
    with pytest.raises(NotAllowed):
        reach_stage(person, project, "signed_on", MARCH)


def test_stages_come_in_their_order(scene, project):
    with pytest.raises(Refusal, match="not signed yet"):
        reach_stage(scene.cast.liaison, project, "started_on", date(2026, 4, 1))
    with pytest.raises(Refusal, match="only on 2026-03-01"):
        reach_stage(scene.cast.liaison, project, "signed_on", date(2026, 2, 1))
    reach_stage(scene.cast.liaison, project, "signed_on", date(2026, 4, 1))
    reach_stage(scene.cast.liaison, project, "started_on", date(2026, 5, 1))
    with pytest.raises(Refusal, match="recorded as started already"):
        reach_stage(scene.cast.liaison, project, "started_on", date(2026, 5, 2))
    assert [layer.count for layer in funnel(Project.objects.all())] == [1, 1, 1, 0]


def test_the_database_keeps_the_order_of_stages_too(scene, project):
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=project.pk).update(in_production_on=date(2026, 5, 1))


def test_a_later_figure_of_a_month_supersedes_and_the_earlier_one_stays(scene, project):
    months = {(project, "2026-04"): Decimal("800"), (project, "2026-05"): Decimal("700.5")}
    assert invest(scene.cast.liaison, months) == 2
    assert invest(scene.cast.liaison, months) == 0
    invest(scene.cast.liaison, {(project, "2026-04"): Decimal("900")})
    plan(scene.cast.liaison, project, 2026, Decimal("10000"))
    (row,) = rows_of([project], 2026)
    assert (row.actual, row.planned, row.percent) == (Decimal("1600.5"), Decimal("10000"), 16)
    assert Investment.objects.count() == 3


def test_months_to_come_and_odd_sums_are_refused(scene, project):
    wrong = {(project, "2026-12"): Decimal(1), (project, "2026-04"): Decimal(-1)}
    with pytest.raises(Refusal) as refused:
        invest(scene.cast.liaison, wrong)
    assert all(refused.value.fields.values())
    assert not Investment.objects.exists()


def test_what_is_counted_is_offered_as_the_figure_with_its_list(scene, project):
    county = scene.cast.county
    assert counted(scene.edition, county, "investment") is None
    count(scene.cast.office, scene.edition, "investment", "investment", "细则第5条")
    invest(scene.cast.liaison, {(project, "2026-05"): Decimal("12500")})
    assert take_counted(scene.cast.liaison, scene.edition, county, "investment", "2026-05") == 1
    assert Figure.objects.get().value == "1.25"
    file = Attachment.objects.get().file
    assert "光伏组件项目" in (storage.read(file.sha256) or b"").decode("utf-8-sig")
    assert take_counted(scene.cast.liaison, scene.edition, county, "investment", "2026-05") == 0
    with pytest.raises(NotAllowed):
        take_counted(scene.cast.colleague, scene.edition, county, "investment", "2026-05")


def test_numbers_of_projects_count_the_year_of_the_stage(scene, project):
    count(scene.cast.office, scene.edition, "gdp", "signed", "细则第6条")
    before = counted(scene.edition, scene.cast.county, "gdp")
    reach_stage(scene.cast.liaison, project, "signed_on", date(2026, 4, 1))
    after = counted(scene.edition, scene.cast.county, "gdp")
    assert before is not None
    assert after is not None
    assert (before.value, after.value, after.projects) == ("0", "1", (project,))


def test_only_the_office_says_what_counts(scene):
    with pytest.raises(NotAllowed):
        count(scene.cast.liaison, scene.edition, "gdp", "signed", "x")
    with pytest.raises(Refusal) as refused:
        count(scene.cast.office, scene.edition, "nothing", "moon", "")
    assert all(refused.value.fields[name] for name in ("item", "what", "basis"))


def test_every_row_is_watched(scene, project):
    count(scene.cast.office, scene.edition, "gdp", "signed", "细则第6条")
    assert [each for each in verify(SUBJECTS).damages if "projects" in each] == []


def book(*rows):
    made, file = Workbook(), BytesIO()
    for row in ([column.title.zh for column in COLUMNS], *rows):
        made.worksheets[0].append(row)
    made.save(file)
    return SimpleUploadedFile("项目.xlsx", file.getvalue())


RIGHT = ("高平市", "光伏项目", "某公司", "新能源", "50000", "1000.5", "2026年3月1日")


def test_a_unit_is_offered_itself_alone_and_the_office_everybody(scene, client):
    offered = {}
    for who in (scene.cast.liaison, scene.cast.office):
        client.force_login(scene.cast.account(who))
        form = client.get("/projects/new/").context["form"]
        offered[who] = {key for key, _ in form.fields["unit"].choices if key}
    assert offered[scene.cast.liaison] == {str(scene.cast.county.pk)}
    assert str(scene.cast.bureau.pk) in offered[scene.cast.office]


def test_projects_come_from_excel_all_or_none_and_only_once(scene, client):
    client.force_login(scene.cast.account(scene.cast.office))
    wrong = client.post("/projects/import/", {"file": book(RIGHT, ("月球", "", "", "", "很多", "-1", "昨天"))})
    assert wrong.status_code == 422
    assert wrong.content.decode().count("h-lint e") >= 7
    assert not Project.objects.exists()
    shown = client.post("/projects/import/", {"file": book(RIGHT)}).content.decode()
    kept = re.findall(r'name="kept" value="([^"]+)"', shown)[0]
    assert client.post("/projects/import/", {"kept": kept}).status_code == 302
    entries = Entry.objects.count()
    assert client.post("/projects/import/", {"kept": kept}).status_code == 302
    assert (Project.objects.count(), Entry.objects.count()) == (1, entries)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_open_and_a_project_is_worked_on_there(scene, project, client, language):
    client.force_login(scene.cast.account(scene.cast.liaison))
    pages = ("/projects/", f"/projects/{project.pk}/", "/projects/new/", f"/projects/{project.pk}/invest/")
    for address in pages:
        assert client.get(address, headers={"accept-language": language}).status_code == 200
    client.post(f"/projects/{project.pk}/signed_on/", {"on": "2026-04-01"})
    client.post(f"/projects/{project.pk}/invest/", {"period": "2026-05", "amount": "300"})
    project.refresh_from_db()
    assert project.signed_on == date(2026, 4, 1)
    assert Investment.objects.get().amount == Decimal(300)
    late = client.post(f"/projects/{project.pk}/invest/", {"period": "2026-12", "amount": "300"})
    assert "还没有到" in late.content.decode()


def test_another_unit_does_not_learn_of_a_project(scene, project, client):
    client.force_login(scene.cast.account(scene.cast.colleague))
    assert client.get(f"/projects/{project.pk}/").status_code in (403, 404)
    assert "光伏组件项目" not in client.get("/projects/").content.decode()
