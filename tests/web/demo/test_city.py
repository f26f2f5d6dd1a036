"""The demo city stands after one call, made of recorded actions only; every test looks at the city founded once."""

import re
from collections import Counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.panels.models import Panel
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.demo.city import seed
from kaoheng_web.demo.people import names
from kaoheng_web.demo.places import YEAR
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.reading import reading
from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.models import Account, RankingGroup, RoleAssignment, Unit
from kaoheng_web.organisation.queries import members
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.tasks.waiting import by_the_facts
from kaoheng_web.subjects import SUBJECTS
from tests.web.demo.editions import edition_of

COUNTY = "140581"  # 高平市


def test_the_city_has_its_groups_and_somebody_for_every_role(demo_city):
    sizes = {group.code: members(group.code, 2026).count() for group in RankingGroup.objects.all()}
    assert sizes == {"counties": 6, "zones": 3, "economy": 20, "society": 24, "party": 20, "stationed": 10}
    assert set(RoleAssignment.objects.values_list("role", flat=True)) == set(Role)
    assert Account.objects.filter(name="office1").exists()


def test_every_row_is_as_the_ledger_says(demo_city):
    assert verify(SUBJECTS).damages == ()


def test_seeding_again_changes_nothing(demo_city):
    count = Unit.objects.count()
    assert not seed()
    assert Unit.objects.count() == count


def test_no_two_invented_people_share_a_name():
    made = list(names())
    assert len(set(made)) == len(made)


def test_what_one_person_of_a_role_has_done_others_come_in_to_check(demo_city, client):
    for asked, account in (({}, "office1"), ({"turn": "second"}, "office2"), ({"turn": "fourth"}, "office4")):
        client.post("/demo/sign-in/", {"role": "office", **asked})
        assert client.get("/").wsgi_request.user.name == account
    assert client.post("/demo/sign-in/", {"role": "security_admin", "turn": "second"}).status_code == 404


def test_one_click_comes_in_as_every_role_and_sees_a_home_page(demo_city, client):
    for role in Role:
        done = client.post("/demo/sign-in/", {"role": role.value})
        assert (done.status_code, done["Location"]) == (302, "/")
        page = client.get("/").content.decode()
        assert str(role.label) in page
        assert "我要做什么" in page
    assert Entry.objects.filter(reason__startswith="演示一键进入").count() == len(Role)


def test_items_of_one_name_are_told_apart_by_their_block(demo_city):
    titles = [title.zh for title in item_titles(edition_of(YEAR)).values()]
    assert "党建 · 考核目标（开发区）" in titles
    assert len(set(titles)) == len(titles)


def addresses():
    """The lists that a whole city fills, and its longest single pages."""
    yield from ("/", "/units/", "/groups/", "/people/", "/roles/", "/steps/", "/documents/", "/self-assessments/")
    yield from ("/progress/", "/targets/balance/", "/targets/issued/", "/projects/", "/orders/", "/results/")
    yield from ("/consequences/", "/ballots/", "/surveys/", "/panels/")
    yield from (f"/ballots/{row.pk}/" for row in Session.objects.filter(closed_at__isnull=False)[:1])
    yield from (f"/surveys/{row.pk}/" for row in Survey.objects.filter(closed_at__isnull=False)[:1])
    yield from (f"/panels/{row.pk}/" for row in Panel.objects.all())
    county = Unit.objects.get(area_code=COUNTY).pk
    yield from (f"/units/{county}/", f"/targets/split/{county}/", f"/targets/proposals/{county}/")


def test_pages_of_a_whole_city_need_no_more_queries_than_those_of_a_village(demo_city, client):
    client.post("/demo/sign-in/", {"role": "office"})
    for address in addresses():
        client.get(address)  # what everybody reads is asked by whoever comes first
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 10, address + "\n".join(query["sql"][:150] for query in asked)


def test_what_waits_for_everybody_is_read_from_recorded_tables_and_about_the_city_once(demo_city):
    people = [account.person for account in Account.objects.select_related("person")]
    recorded = {Entry._meta.db_table} | {subject.model._meta.db_table for subject in SUBJECTS}
    with CaptureQueriesContext(connection) as asked, reading():
        for person in people:
            by_the_facts(person, YEAR)
    counted = Counter(query["sql"] for query in asked)
    assert {table for sql in counted for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)} <= recorded
    (sql, times), *_ = counted.most_common()
    assert times < len(people) / 4, sql[:150]
