"""What if, the way to the next grade, and how firm ranks are: looked at, and nothing of the results changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import history
from kaoheng_web.results.actions.asking import ask_path
from kaoheng_web.results.actions.paths import keep_path
from kaoheng_web.results.models.paths import Path
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.shared.errors import NotAllowed
from tests.web.results.year import damaged, enter


def result(run, unit):
    return UnitResult.objects.select_related("run__edition", "unit").get(run=run, unit=unit)


def test_other_values_show_what_they_come_to_and_keep_nothing(year, client):
    run = year.scored()
    enter(client, year, "office")
    count = Entry.objects.count()
    page = client.post(f"/results/{run.pk}/what-if/{year.county.pk}/", {"gdp": "4.8"})
    assert page.status_code == 200
    assert "19.80 → <b>18.80</b>" in page.content.decode()
    assert Entry.objects.count() == count
    assert result(run, year.county).total == UnitResult.objects.get(run=run, unit=year.county).total


@pytest.mark.parametrize(("typed", "told"), [({"gdp": "快报"}, "请填数字"), ({"gdp": "5.8"}, "至少改一项")])
def test_what_is_no_other_number_is_refused_in_place(year, client, typed, told):
    run = year.scored()
    enter(client, year, "office")
    done = client.post(f"/results/{run.pk}/what-if/{year.county.pk}/", typed)
    assert done.status_code == 422
    assert told in done.content.decode()


def test_a_unit_tries_its_own_values_once_they_are_published_and_nobody_elses(year, client):
    run = year.noticed()
    enter(client, year, "liaison")
    assert client.get(f"/results/{run.pk}/what-if/{year.county.pk}/").status_code == 200
    assert client.get(f"/results/{run.pk}/what-if/{year.bureau.pk}/").status_code == 404
    trial = year.scored()
    assert client.get(f"/results/{trial.pk}/what-if/{year.county.pk}/").status_code == 404
    enter(client, year, "leader")
    assert client.get(f"/results/{run.pk}/what-if/{year.county.pk}/").status_code == 403


def test_the_way_to_the_next_grade_is_asked_for_once_and_kept_by_a_job(year, client):
    run = year.noticed()
    enter(client, year, "liaison")
    address = f"/results/{run.pk}/units/{year.county.pk}/"
    for _ in range(2):
        client.post(f"/results/{run.pk}/path/{year.county.pk}/")
    path = Path.objects.get()
    assert DBTaskResult.objects.filter(task_path__endswith="find_path").count() == 1
    assert "正在后台计算" in client.get(address).content.decode()
    assert keep_path(path.pk)
    assert not keep_path(path.pk)
    path.refresh_from_db()
    assert path.answer_zh in client.get(address).content.decode()
    assert [entry.action for entry in history("results.path", path.pk)] == ["results.ask_path", "results.keep_path"]
    assert damaged() == []


@pytest.mark.parametrize("who", ["colleague", "leader", "certifier", "stranger"])
def test_nobody_else_asks_for_the_way_of_a_unit(year, who):
    with pytest.raises(NotAllowed):
        ask_path(getattr(year, who), result(year.noticed(), year.county))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_office_sees_how_firm_ranks_are_and_units_do_not(year, client, language):
    run = year.noticed()
    enter(client, year, "office")
    address = f"/results/{run.pk}/robustness/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address, headers={"accept-language": language}).content.decode()
    assert len([query for query in asked if "results_" in query["sql"]]) <= 10
    assert ("稳固" if language == "zh-hans" else "firm") in page
    enter(client, year, "liaison")
    assert client.get(address).status_code == 403
