"""The pages of a run: few queries, nothing before the notice, and a way to the end through the forms."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.results.actions.runs import check_run, finalise_run
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.rules.runs import State, state
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.workdays import workday_after
from tests.web.results.year import AFTER, FIRST, LAST, MINUTES, enter


def test_the_pages_of_a_run_open_within_few_queries(year, client):
    run = year.scored()
    enter(client, year, "office")
    address = f"/results/{run.pk}/"
    for each in ("/results/", address, f"{address}units/{year.county.pk}/", f"{address}units/{year.county.pk}/gdp/"):
        client.get(each)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(each).status_code == 200
        own = [query for query in asked if "results_" in query["sql"] or "methods_" in query["sql"]]
        assert len(own) <= 10, each


def test_who_checks_a_run_reads_how_many_have_no_grade_yet(year, client):
    run = year.scored()
    UnitResult.objects.filter(run=run).update(grade="")
    enter(client, year, "checker")
    assert "未定等次" in client.get(f"/results/{run.pk}/check/").content.decode()


@pytest.mark.parametrize("who", ["liaison", "colleague"])
def test_a_unit_learns_nothing_of_a_run_before_its_notice_and_then_its_own_reasons(year, client, who):
    enter(client, year, who)
    own, other = ("county", "bureau") if who == "liaison" else ("bureau", "county")
    trial = year.scored()
    assert client.get(f"/results/{trial.pk}/").status_code == NotFound.status
    run = year.noticed()
    assert client.get(f"/results/{run.pk}/").status_code == 200
    assert client.get(f"/results/{run.pk}/units/{getattr(year, own).pk}/").status_code == 200
    assert client.get(f"/results/{run.pk}/units/{getattr(year, other).pk}/").status_code == NotFound.status


def test_the_office_scores_and_takes_a_run_to_its_end_through_the_pages(year, client):
    enter(client, year, "office")
    done = client.post("/results/score/", {"reason": "试算"}, follow=True)
    assert "您计的分，由考核办另一人复核。" in done.content.decode()
    run = check_run(year.checker, Run.objects.get())
    client.post(f"/results/{run.pk}/submit/")
    enter(client, year, "leader", confirmed=True)
    wrong = client.post(f"/results/{run.pk}/approve/", {"document": ""})
    assert run.result_hash in wrong.content.decode()
    assert "审定结果（不能撤销）</button>" in wrong.content.decode()
    assert wrong.status_code == 422
    client.post(f"/results/{run.pk}/approve/", {"document": MINUTES})
    enter(client, year, "office", confirmed=True)
    page = client.get(f"/results/{run.pk}/notice/")
    assert [page.context["form"][name].value() for name in ("first", "last")] == [clock.today(), workday_after(5)]
    client.post(f"/results/{run.pk}/notice/", {"first": FIRST, "last": LAST})
    with clock.at(AFTER):
        enter(client, year, "office", confirmed=True)
        client.post(f"/results/{run.pk}/finalise/")
    assert state(Run.objects.get()) == State.FINAL


def test_a_step_is_offered_only_to_whom_it_would_be_granted(year, client):
    first, second = year.noticed(), year.noticed()
    offer = 'href="/results/{}/finalise/"'
    enter(client, year, "office")
    page = client.get(f"/results/{first.pk}/").content.decode()
    assert offer.format(first.pk) not in page
    assert "还不能办理“结果定稿”" in page
    with clock.at(AFTER):
        enter(client, year, "office")
        assert offer.format(first.pk) in client.get(f"/results/{first.pk}/").content.decode()
        finalise_run(year.office, first)
        assert "已有另一批次定稿" in client.get(f"/results/{second.pk}/").content.decode()
        assert "/finalise/" not in client.get("/results/").content.decode()


def test_an_item_leads_to_its_clause_and_to_its_figures(year, client):
    run = year.noticed()
    enter(client, year, "liaison")
    page = client.get(f"/results/{run.pk}/units/{year.county.pk}/gdp/").content.decode()
    assert f"/methods/{year.edition.pk}/clauses/#gdp" in page
    cell = f"/progress/cells/{year.county.pk}/gdp/2026-05/?year=2026"
    assert cell in page
    assert "5.8" in client.get(cell).content.decode()


def test_a_run_that_was_tampered_with_says_what_differs_and_what_to_do(year, client):
    run = year.scored()
    Run.objects.filter(pk=run.pk).update(result_hash="f" * 64)
    enter(client, year, "office")
    for address in (f"/results/{run.pk}/", f"/results/{run.pk}/units/{year.county.pk}/"):
        done = client.get(address)
        page = done.content.decode()
        assert done.status_code == 500
        assert all(told in page for told in ("ffffffffffffffff", run.result_hash[:16], "核验台账"))
        assert "计分数据指纹" not in page


def test_those_who_weigh_the_results_see_beside_every_rank_how_firm_it_is_and_units_do_not(year, client):
    address = f"/results/{year.noticed().pk}/"
    enter(client, year, "office")
    assert "名次区间" in client.get(address).content.decode()
    enter(client, year, "liaison")
    assert "名次区间" not in client.get(address).content.decode()


LONG_AFTER = date(2028, 3, 6)
"""The year is closed twice over."""


def years_offered(client, address):
    """The years of the switch on a page, and the one that is chosen."""
    shown = client.get(address).content.decode()
    switch = shown[shown.index('class="h-years"') : shown.index("</nav>", shown.index('class="h-years"'))]
    return re.findall(r">(\d{4})年度<", switch), re.findall(r'aria-current="true">(\d{4})', switch)


def test_a_closed_year_is_corrected_with_a_reason_and_stays_shut_elsewhere(year, client):
    run = year.final()
    with clock.at(LONG_AFTER):
        enter(client, year, "office")
        assert years_offered(client, "/results/") == (["2026", "2027", "2028"], ["2028"])
        assert years_offered(client, "/results/?year=2026") == (["2026", "2027", "2028"], ["2026"])
        assert years_offered(client, "/targets/") == (["2027", "2028"], ["2028"])
        assert years_offered(client, "/claims/?year=2026") == (["2027", "2028"], ["2028"])
        client.get("/results/?year=2026")
        assert "更正计分" in client.get("/results/score/").content.decode()
        assert client.post("/results/score/", {"reason": ""}).status_code == 422
        client.post("/results/score/", {"reason": "审计发现数据有误"})
    correction = Run.objects.get(corrects=run)
    assert (correction.reason, correction.edition.year) == ("审计发现数据有误", 2026)


def test_who_corrects_nothing_is_offered_no_closed_year(year, client):
    year.final()
    with clock.at(LONG_AFTER):
        enter(client, year, "liaison")
        assert years_offered(client, "/results/") == (["2027", "2028"], ["2028"])
        enter(client, year, "certifier")
        assert years_offered(client, "/results/")[0] == ["2026", "2027", "2028"]
