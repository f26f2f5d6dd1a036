"""The pages of the procedure, for those concerned."""

import pytest

from kaoheng_web.procedure.actions.reports import draft_report, evaluate
from kaoheng_web.procedure.models.meetings import AssessmentMeeting
from kaoheng_web.procedure.models.reports import SelfAssessment
from kaoheng_web.procedure.models.steps import Closing, Exemption, Window
from kaoheng_web.procedure.steps.catalogue import STEPS
from kaoheng_web.progress.actions.figures import report
from tests.web.procedure.stage import YEAR

PAGES = ("/steps/", *(f"/steps/{step.key}/" for step in STEPS))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_the_board_and_every_step_open_in_both_languages(summing, enter, address, language):
    for person in (summing.cast.office, summing.cast.liaison):
        assert enter(person).get(f"{address}?year={YEAR}", headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("address", ["/steps/", "/self-assessments/", "/assessment-meetings/", "/evaluations/"])
def test_strangers_open_nothing(summing, enter, address):
    assert enter(summing.cast.stranger).get(address).status_code == 403


def test_the_board_says_what_is_in_the_way(summing, enter):
    page = enter(summing.cast.office).get(f"/steps/?year={YEAR}").content.decode()
    assert "还没有召开测评大会：高平市" in page
    assert "考核办法没有民意调查渠道" in page


def test_an_unknown_step_is_not_found(summing, enter):
    assert enter(summing.cast.office).get("/steps/nothing/").status_code == 404


def test_the_office_sets_days_and_closes_on_the_page(summing, enter):
    client = enter(summing.cast.office)
    client.get(f"/steps/?year={YEAR}")
    client.post("/steps/supervision/window/", {"opens": "2026-01-01", "closes": "2026-12-20", "version": ""})
    assert Window.objects.get().step == "supervision"
    assert "已登记" in client.post("/steps/supervision/close/", {"note": ""}, follow=True).content.decode()
    assert Closing.objects.get().year == YEAR
    wrong = client.post("/steps/evaluation/close/", {"note": "急"})
    assert (wrong.status_code, "还没有综合评价意见" in wrong.content.decode()) == (422, True)


def test_the_leading_group_exempts_on_the_page(summing, enter):
    client = enter(summing.cast.leader)
    client.get(f"/steps/?year={YEAR}")
    told = {"kind": "extend", "reason": "雪灾", "document": "纪要3号"}
    assert client.post("/steps/meetings/exempt/", told).status_code == 422
    client.post("/steps/surveys/exempt/", told | {"kind": "skip"})
    assert Exemption.objects.get().step == "surveys"


def test_a_report_is_written_and_submitted_on_its_page(summing, enter):
    address = f"/self-assessments/of/{summing.cast.county.pk}/?year={YEAR}"
    wrong = enter(summing.cast.liaison).post(address, {"text": "完成", "gdp": "99", "version": ""})
    assert (wrong.status_code, "99" in wrong.content.decode()) == (422, True)
    enter(summing.cast.liaison).post(address, {"text": "完成", "gdp": "19", "version": ""})
    row = SelfAssessment.objects.get()
    page = enter(summing.head).get(f"/self-assessments/{row.pk}/")
    enter(summing.head).post(f"/self-assessments/{row.pk}/submit/", {"version": page.context["version"]})
    row.refresh_from_db()
    assert row.submitted_by == summing.head


def test_the_figures_of_each_item_and_what_they_come_to_stand_beside_its_own_score(
    summing, summed_year, running_year, enter
):
    scene = running_year
    report(scene.cast.liaison, scene.edition, {scene.cell(period=f"2026-{at:02}"): "10.5" for at in (1, 2, 12)})
    scene.certify("5", "gdp", "2026-11")
    parts = {
        scene.cell("accidents", "2026-12", part=part): value for part, value in (("general", "1"), ("larger", "0"))
    }
    report(scene.cast.liaison, scene.edition, parts)
    client = enter(summing.cast.liaison)
    page = client.get(f"/self-assessments/of/{summing.cast.county.pk}/?year={YEAR}").content.decode()
    assert "满分 60 · 目标 120 · 填报 31.5 · 试算得分 15.75" in page
    assert "满分 20 · 目标 6 · 核定 5（至11月） · 试算得分 19.00" in page
    assert "填报 一般事故 1；较大事故 0" in page
    row = draft_report(summing.cast.liaison, summing.cast.county, YEAR, "完成", {"gdp": "19.5"})
    shown = client.get(f"/self-assessments/{row.pk}/", headers={"accept-language": "en"}).content.decode()
    assert "5 (to month 11)" in shown
    assert "Score to date" in shown
    assert "19.5" in shown


def test_what_is_anothers_is_not_known_to_exist(summing, enter):
    row = draft_report(summing.cast.liaison, summing.cast.county, YEAR, "草稿", {})
    evaluate(summing.member, summing.cast.county, YEAR, "班子团结")
    for person in (summing.cast.colleague, summing.cast.office, summing.outsider):
        assert enter(person).get(f"/self-assessments/{row.pk}/").status_code == 404
    assert enter(summing.cast.colleague).get(f"/self-assessments/of/{summing.cast.county.pk}/").status_code == 404
    assert "班子团结" not in enter(summing.outsider).get(f"/evaluations/?year={YEAR}").content.decode()
    assert "班子团结" in enter(summing.member).get(f"/evaluations/?year={YEAR}").content.decode()


def test_a_meeting_is_recorded_on_its_page(summing, enter):
    client = enter(summing.member)
    told = {"unit": summing.cast.county.pk, "held_on": "2027-01-09", "place": "礼堂", "least": "2/3"}
    wrong = client.post(f"/assessment-meetings/new/?year={YEAR}", told | {"classes": "班子成员 | 9 | 九\n甲 | 1"})
    assert wrong.status_code == 422
    done = client.post(f"/assessment-meetings/new/?year={YEAR}", told | {"classes": "班子成员 | 9 | 8"}, follow=True)
    assert "班子成员 8／9" in done.content.decode()
    assert AssessmentMeeting.objects.get().unit == summing.cast.county
