"""The pages of the supervision, for those concerned."""

from datetime import date

import pytest

from kaoheng_web.progress.actions.settings import set_lights
from kaoheng_web.supervision.actions import issue, set_levels
from kaoheng_web.supervision.models import Acknowledgement, EscalationLevel, Meeting, Order

PAGES = ("/orders/", "/meetings/", "/warnings/")


@pytest.fixture
def enter(client, scene):
    def come_in(who):
        client.force_login(scene.cast.account(getattr(scene.cast, who)))
        return client

    return come_in


@pytest.fixture
def order(scene):
    set_levels(scene.cast.office, 2026, {3: ("提醒", "分管负责人")})
    return issue(scene.cast.office, 2026, "补报数据", "核实", "督〔1〕号", [scene.cast.county], date(2026, 6, 20))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("who", ["office", "leader", "liaison"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_open_in_both_languages(scene, order, enter, who, address, language):
    assert enter(who).get(address, headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("address", [*PAGES, "/orders/new/", "/meetings/new/", "/orders/levels/"])
def test_people_who_are_not_concerned_open_nothing(scene, enter, address):
    assert enter("stranger").get(address).status_code == 403


def test_an_order_is_issued_signed_for_and_reported_on_its_page(scene, enter):
    told = {
        "title": "补报",
        "text": "核实",
        "document": "督〔1〕号",
        "units": [scene.cast.county.pk],
        "due": "2026-06-20",
    }
    done = enter("office").post("/orders/new/", told, follow=True)
    assert "督办单已交办" in done.content.decode()
    own = Order.objects.get().assignments.get()
    client = enter("liaison")
    client.post(f"/orders/with/{own.pk}/sign/")
    page = client.post(f"/orders/with/{own.pk}/feedback/", {"text": "已补报三家企业"}, follow=True).content.decode()
    assert "已补报三家企业" in page
    assert "核查办结</a>" not in page
    wrong = enter("office").post(f"/orders/with/{own.pk}/close/", {"text": ""})
    assert wrong.status_code == 422
    assert "现在不能销号" in wrong.content.decode()


def test_a_stranger_to_an_order_does_not_learn_of_it(scene, order, enter):
    own = order.assignments.get()
    client = enter("colleague")
    assert client.get(f"/orders/{order.pk}/").status_code == 404
    assert client.post(f"/orders/with/{own.pk}/sign/").status_code == 404
    assert "补报数据" not in client.get("/orders/").content.decode()


def test_a_conference_is_typed_line_by_line_with_every_problem(scene, enter):
    client = enter("office")
    told = {"title": "联席会议", "on": "2026-06-05", "attendees": "各单位", "document": "纪要1号"}
    lines = "市统计局 | 2026-07-01 | 评估\n某局 | 昨天 | \n"
    wrong = client.post("/meetings/new/", told | {"resolutions": lines})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert [text for text in ("没有“某局”", "“昨天”不是日期", "第2行：没有事项内容") if text not in page] == []
    assert not Meeting.objects.exists()
    done = client.post("/meetings/new/", told | {"resolutions": "市统计局｜2026-07-01｜评估"}, follow=True)
    assert "评估" in done.content.decode()


def test_levels_are_typed(scene, enter):
    told = {"days1": "3", "title1": "提醒", "to1": "分管负责人", "days2": "10", "title2": "通报", "to2": "领导组"}
    enter("office").post("/orders/levels/", told)
    assert EscalationLevel.objects.count() == 2


def test_the_levels_of_last_year_are_proposed_and_their_year_is_told(scene, enter):
    client = enter("office")
    assert "逾期不升级" in client.get("/orders/levels/").content.decode()
    set_levels(scene.cast.office, 2025, {3: ("提醒", "分管负责人")})
    shown = client.get("/orders/levels/").content.decode()
    assert "沿用2025年度的；保存即为2026年度的规定" in shown
    assert 'value="分管负责人"' in shown
    client.post("/orders/levels/", {"days1": "3", "title1": "提醒", "to1": "分管负责人"})
    assert "沿用2025年度的" not in client.get("/orders/levels/").content.decode()


def test_a_warning_cites_its_rule_and_is_replied_to(scene, enter):
    set_lights(scene.cast.office, scene.edition, 95, 85, "办法第二十一条")
    scene.report("3", period="2026-04")
    scene.report("3")
    client = enter("liaison")
    page = client.get("/warnings/").content.decode()
    assert "同一指标连续两期亮红灯的，预警。" in page
    key = f"red_running:{scene.cast.county.pk}:investment:2026-05"
    assert f"/warnings/{key}/" in page
    client.post(f"/warnings/{key}/", {"reply": "加快开工"})
    assert Acknowledgement.objects.get().reply == "加快开工"
    assert enter("colleague").get(f"/warnings/{key}/").status_code == 404
