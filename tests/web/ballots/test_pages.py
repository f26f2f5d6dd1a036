"""The pages of sessions, for those who may and for those who must not know."""

import re

import pytest

from kaoheng_web.channels.ballots.models import Code, Count, Session, VoterClass


@pytest.fixture
def team(hall, client):
    client.force_login(hall.cast.account(hall.team))
    return client


def test_a_team_runs_a_session_through_the_pages(hall, team):
    team.get("/?year=2026")
    made = team.post(
        "/ballots/new/",
        {"channel": "appraisal", "title": "高平市测评", "held_on": "2026-03-01", "units": [str(hall.cast.county.pk)]},
    )
    address = made["Location"]
    slips = team.post(f"{address}codes/", {"A": "2", "B": "11"}).content.decode()
    assert len(re.findall(r"<code>(?:\d{4} ){4}\d{4}</code>", slips)) == 13
    assert slips.count('class="sheet"') == 3
    assert team.post(f"{address}open/").status_code == 302
    assert team.post(f"{address}close/").status_code == 302
    own = VoterClass.objects.get(name="C")
    cells = {"issued": "6", "returned": "6", "void": "0", "v0_0": "6"}
    who = {"counter": "TEAM0", "checker": "T002", "version": ""}
    assert team.post(f"{address}count/{own.pk}/", cells | who).status_code == 302
    assert Count.objects.get().marks.get().votes == 6
    late = team.post(f"{address}count/{own.pk}/", {**cells, **who, "issued": "7"})
    assert late.status_code == 409
    assert all(told in late.content.decode() for told in ('value="7"', "现在登记的是：6。"))
    page = team.post(f"{address}lock/")
    assert page.status_code == 422  # two thirds of the codes were not used
    assert "没有办理" in page.content.decode()
    assert "作废测评（不能撤销）</button>" in team.get(f"{address}void/").content.decode()
    assert team.post(f"{address}void/", {"reason": "收回的票不足三分之二"}).status_code == 302
    assert team.post(f"{address}repeat/", {"held_on": "2026-03-08"}).status_code == 302
    assert "重投自" in team.get(f"/ballots/{Session.objects.latest('pk').pk}/").content.decode()


def test_codes_are_shown_once(hall, team):
    session = hall.prepared()
    slips = team.post(f"/ballots/{session.pk}/codes/", {"A": "1"})
    code = re.findall(r"<code>([\d ]{24})</code>", slips.content.decode())[0]
    assert slips["Cache-Control"] == "no-store"
    assert code not in team.get(f"/ballots/{session.pk}/codes/").content.decode()
    assert code.replace(" ", "") not in str(Code.objects.values().get())


def test_a_count_with_a_mistake_keeps_what_was_typed(hall, team):
    session = hall.open()
    team.post(f"/ballots/{session.pk}/close/")
    own = VoterClass.objects.get(name="A")
    typed = {"issued": "6", "returned": "六", "void": "0", "v0_0": "5", "counter": "TEAM0", "checker": "NOBODY"}
    page = team.post(f"/ballots/{session.pk}/count/{own.pk}/", typed)
    assert page.status_code == 422
    assert 'data-l="优秀"' in page.content.decode()
    assert 'value="六"' in page.content.decode()
    assert "没有工号为“NOBODY”的人" in page.content.decode()
    assert not Count.objects.exists()


def test_another_team_does_not_learn_that_the_session_exists(hall, client):
    session = hall.open()
    client.force_login(hall.cast.account(hall.other_team))
    assert "高平市测评" not in client.get("/ballots/?year=2026").content.decode()
    for page in ("", "codes/", "void/"):
        assert client.get(f"/ballots/{session.pk}/{page}").status_code == 404
    assert client.post(f"/ballots/{session.pk}/close/").status_code == 404


def test_the_office_sees_counts_and_the_liaison_nothing(hall, client):
    session = hall.open()
    client.force_login(hall.cast.account(hall.cast.office))
    assert "投票期间只显示票数" in client.get(f"/ballots/{session.pk}/").content.decode()
    client.force_login(hall.cast.account(hall.cast.liaison))
    assert client.get("/ballots/").status_code == 403


def test_a_leader_looks_and_does_nothing(hall, client):
    session = hall.open()
    client.force_login(hall.cast.account(hall.cast.leader))
    assert "开始投票" not in client.get(f"/ballots/{session.pk}/").content.decode()
    assert client.post(f"/ballots/{session.pk}/close/").status_code == 403


def test_open_sessions_wait_on_the_workbench_of_the_team(hall, team):
    hall.open()
    assert "民主测评“高平市测评”：投票中" in team.get("/?year=2026").content.decode()
