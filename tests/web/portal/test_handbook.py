"""The handbook leaves out nothing that people do, and sends nobody to a page that is closed to them."""

import pytest
from django.urls import reverse

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.handbook.year import YEAR, year_of_role
from kaoheng_web.portal.naming import VERBS
from tests.web.cast import SINCE

DUTIES = [duty for season in YEAR for duty in season.duties]


def test_everything_that_people_do_is_some_duty_of_the_year():
    assert {verb.name for duty in DUTIES for verb in duty.verbs} == set(VERBS)


def test_every_role_has_its_part_in_the_year():
    assert [role for role in Role if not year_of_role(role)] == []


@pytest.mark.parametrize("role", list(Role))
def test_the_pages_of_its_duties_open_for_a_role(cast, client, role):
    person = register_person(cast.security, "T900", "演员900")
    open_account(cast.security, person, "somebody")
    assign_role(cast.security, person, role, cast.city, SINCE)
    client.force_login(cast.account(person))
    pages = {duty.page for season in year_of_role(role) for duty in season.duties}
    assert {page: client.get(reverse(page)).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_the_help_of_a_role_lists_its_duties_and_links_their_pages(cast, client):
    client.force_login(cast.account(cast.liaison))
    shown = client.get(reverse("portal:help_for", args=["liaison"])).content.decode()
    assert "申报目标建议" in shown
    assert f'href="{reverse("targets:proposals")}"' in shown
    assert "登记规划实际值" not in shown


def test_the_whole_year_names_whose_a_duty_is_and_links_only_what_the_reader_may_open(cast, client):
    client.force_login(cast.account(cast.liaison))
    shown = client.get(reverse("portal:whole_year")).content.decode()
    assert "登记规划实际值" in shown
    assert f'href="{reverse("organisation:teams")}"' not in shown
