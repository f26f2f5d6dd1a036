"""What waits for whom on the workbench, with its day."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.actions.returns import send_back
from kaoheng_web.progress.actions.settings import Days, set_deadlines
from kaoheng_web.progress.models import Figure
from kaoheng_web.shared import clock
from kaoheng_web.supervision.actions import issue, take_step
from kaoheng_web.supervision.models import Step
from tests.web.progress.scene import DAY


@pytest.fixture
def year(scene):
    set_deadlines(scene.cast.office, scene.edition, {"2026-05": Days(date(2026, 6, 9), date(2026, 6, 12))})
    return scene


def waiting(person):
    person.__dict__.pop("standing_kept", None)
    return {task.what.zh: task.due for task in tasks(person, 2026)}


def of_may(who, missing, of):
    return f"填报{who}2026年5月进度数据：还有{missing}项未报（共{of}项）"


def test_a_unit_is_told_how_many_items_are_missing_until_it_has_reported_all(year):
    assert waiting(year.cast.liaison)[of_may("高平市", 3, 3)] == date(2026, 6, 9)
    year.report("10")
    year.report("1", "gdp")
    assert of_may("高平市", 1, 3) in waiting(year.cast.liaison)
    report(year.cast.liaison, year.edition, {year.cell("accidents", part="general"): "0"})
    assert of_may("高平市", 1, 3) in waiting(year.cast.liaison)
    report(year.cast.liaison, year.edition, {year.cell("accidents", part="larger"): "0"})
    assert not any("高平市2026年5月进度数据" in what for what in waiting(year.cast.liaison))


def test_what_a_department_certified_is_not_asked_of_the_unit(year):
    year.certify("10")
    assert of_may("高平市", 2, 3) in waiting(year.cast.liaison)


def test_a_unit_is_not_told_to_report_what_is_not_asked_of_it(year):
    assert of_may("市统计局", 1, 1) in waiting(year.cast.colleague)
    days = Days(date(2026, 6, 9), date(2026, 6, 12), ["investment"])
    set_deadlines(year.cast.office, year.edition, {"2026-05": days})
    assert of_may("市统计局", 1, 1) not in waiting(year.cast.colleague)


def test_a_department_is_told_to_certify_until_it_has(year):
    year.report("10")
    assert waiting(year.cast.certifier)["核定固定资产投资2026年5月数据1个"] == date(2026, 6, 12)
    year.certify("10")
    assert not any("核定固定" in what for what in waiting(year.cast.certifier))


def test_returns_and_second_certifiers_are_tasks(year):
    year.report("10")
    send_back(year.cast.office, Figure.objects.get(), "与台账不符")
    assert "2026年5月填报数被退回：与台账不符" in waiting(year.cast.liaison)
    cell = year.cell("bulletins", unit=year.cast.bureau)
    certify(year.cast.certifier, year.edition, {cell: "98"}, source="自评", as_of=DAY)
    assert "复核统计服务2026年5月自核数" in waiting(year.second)
    assert not any(what.startswith("复核") for what in waiting(year.cast.certifier))


def test_an_order_is_a_task_of_whoever_acts_next(year):
    own = issue(year.cast.office, 2026, "补报", "核实", "1号", [year.cast.county], date(2026, 6, 20)).assignments.get()
    assert waiting(year.cast.liaison)["督办：补报（已交办）"] == date(2026, 6, 20)
    take_step(year.cast.liaison, own, Step.Kind.SIGN)
    take_step(year.cast.liaison, own, Step.Kind.FEEDBACK, "已补报")
    assert not any(what.startswith("督办") for what in waiting(year.cast.liaison))
    assert "核查销号：补报（高平市）" in waiting(year.cast.office)


def test_in_january_last_years_figures_still_wait_and_their_task_leads_into_last_year(year, client):
    with clock.at(datetime(2027, 1, 12, 9, tzinfo=clock.CHINA)):
        client.force_login(year.cast.account(year.cast.liaison))
        shown = client.get("/").content.decode()
        assert of_may("高平市", 3, 3) in shown
        assert f'href="{reverse("progress:unit", args=[year.cast.county.pk])}?year=2026"' in shown


def test_a_figure_is_found_whichever_year_was_chosen_before(year, client):
    year.report("10")
    client.force_login(year.cast.account(year.cast.liaison))
    page = reverse("progress:cell", args=[year.cast.county.pk, "investment", "2026-05"])
    assert "这一期还没有数" not in client.get(f"{page}?year=2025").content.decode()
