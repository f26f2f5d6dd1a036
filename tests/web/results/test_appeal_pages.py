"""Appeals as people meet them: told, waiting on the workbench, visible to whom, and the forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.notices.models import Notice
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.results.actions.appeals import (
    review_appeal,
)
from kaoheng_web.results.models.appeals import Appeal
from tests.web.results.court import ANSWERED, DUE, GROUNDS, REVIEWED, UNTIL
from tests.web.results.year import enter, somebody


def test_the_unit_is_told_of_every_answer(court, cast):
    head = somebody(cast, 403, Role.HEAD, cast.county)
    court.upheld()
    for person in (court.liaison, head):
        told = [notice.what_zh for notice in Notice.objects.filter(person=person).order_by("pk")]
        assert told == ["申诉已受理，2027-02-08前答复", "申诉成立，将更正计分"]


def test_the_workbench_asks_whoever_takes_the_next_step(court):
    def waiting(person):
        return [task.what.en for task in tasks(person, 2026) if task.phase.en in ("Appeals", "Results")]

    court.filed()
    assert waiting(court.screener) == ["高平市: accept or dismiss an appeal"]
    assert waiting(court.year.office) == []
    Appeal.objects.all().delete()
    court.reviewing()
    assert waiting(court.reviewer) == ["高平市: review an appeal"]
    review_appeal(court.reviewer, Appeal.objects.get(), upheld=True, **REVIEWED)
    assert waiting(court.screener) == ["An appeal was upheld: score the correction"]


def test_an_appeal_is_known_to_its_unit_and_to_those_who_decide(court):
    court.filed()

    def sees(person):
        return Appeal.objects.visible_to(person).exists()

    assert [sees(each) for each in (court.liaison, court.screener, court.reviewer)] == [True] * 3
    assert [sees(each) for each in (court.year.colleague, court.year.certifier, court.year.stranger)] == [False] * 3


def test_a_unit_files_and_the_office_answers_with_the_forms(court, client):
    enter(client, court.year, "liaison")
    address = f"/results/{court.run.pk}/appeal/{court.year.county.pk}/"
    assert "提出申诉" in client.get(f"/results/{court.run.pk}/units/{court.year.county.pk}/").content.decode()
    assert client.post(address, {**GROUNDS, "grounds": ""}).status_code == 422
    page = client.post(address, GROUNDS)["Location"]
    for who, name, typed in (
        ("screener", "screen", {"accepted": "yes", "reason": "", "due": DUE}),
        ("investigator", "investigate", {"findings": "属实"}),
        ("screener", "answer", {"upheld": "no", "until": UNTIL, **ANSWERED}),
    ):
        client.force_login(court.year.account(getattr(court, who)))
        if name == "answer":
            assert "/confirm/" in client.get(f"{page}{name}/")["Location"]
            enter_confirmed(client, court, who)
        assert f"{page}{name}/" in client.get(page).content.decode()
        assert client.post(f"{page}{name}/", typed)["Location"] == page
    enter(client, court.year, "liaison")
    assert "申请复核" in client.get(page).content.decode()
    assert client.get(f"{page}answer/").status_code == 403


def enter_confirmed(client, court, who):
    class Present:
        account = staticmethod(court.year.account)

    setattr(Present, who, getattr(court, who))
    enter(client, Present, who, confirmed=True)


def test_a_stranger_learns_of_no_appeal_but_answers_about_rules_are_for_everybody(court, client):
    appeal = court.rejected(kind="rules")
    enter(client, court.year, "colleague")
    assert client.get(f"/appeals/{appeal.pk}/").status_code == 404
    assert client.get(f"/results/{court.run.pk}/appeal/{court.year.county.pk}/").status_code == 404
    page = client.get("/appeals/?year=2026").content.decode()
    assert ANSWERED["answer"] in page
    assert "高平市" not in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_of_appeals_open_within_few_queries(court, client, language):
    appeal = court.upheld()
    enter(client, court.year, "office")
    for address in ("/appeals/", f"/appeals/{appeal.pk}/"):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address, headers={"accept-language": language}).status_code == 200
        own = [query for query in asked if "results_" in query["sql"] or "methods_" in query["sql"]]
        assert len(own) <= 10, address
