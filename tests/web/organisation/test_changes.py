"""The pages that change what stands: successions, terms, duties, delegations."""

from datetime import date

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Delegation, Duty, RoleAssignment, Term, Unit
from kaoheng_web.organisation.queries import successors
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

APRIL = date(2026, 4, 1)
ON = {"on": "2026-04-01", "document": "晋市编〔2026〕2号"}


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


@pytest.fixture
def heirs(cast):
    return [create_unit(cast.office, "government", f"新局{n}", date(2026, 3, 1), parent=cast.city) for n in (1, 2)]


def unit_version(unit):
    return version_of(subjects.UNIT, Unit.objects.get(pk=unit.pk))


def test_a_unit_goes_over_into_another_together_with_a_third(cast, office, heirs):
    given = {**ON, "into": heirs[0].pk, "others": [heirs[1].pk], "version": unit_version(cast.bureau)}
    assert office.post(f"/units/{cast.bureau.pk}/merge/", given).status_code == 302
    assert successors(cast.bureau) == successors(heirs[1]) == [heirs[0]]
    page = office.get(f"/units/{cast.bureau.pk}/").content.decode()
    assert "新局1" in page
    assert f"/units/{cast.bureau.pk}/merge/" not in page


def test_a_unit_is_split(cast, office, heirs):
    given = {**ON, "into": [heir.pk for heir in heirs], "version": unit_version(cast.bureau)}
    assert office.post(f"/units/{cast.bureau.pk}/split/", given).status_code == 302
    assert successors(cast.bureau) == heirs
    assert Entry.objects.filter(action="organisation.split_unit", reason=ON["document"]).count() == 3


@pytest.mark.parametrize("deed", ["merge", "split"])
def test_no_unit_is_offered_to_itself(cast, office, heirs, deed):
    address, own = f"/units/{cast.bureau.pk}/{deed}/", f'value="{cast.bureau.pk}"'
    page = office.get(address).content.decode()
    assert f'value="{heirs[0].pk}"' in page
    assert own not in page
    given = {**ON, "into": cast.bureau.pk, "version": unit_version(cast.bureau)}
    assert office.post(address, given).status_code == 422
    assert successors(cast.bureau) == [cast.bureau]


def test_a_leader_takes_up_a_post_answers_for_something_and_leaves(cast, office):
    unit, person = cast.bureau.pk, cast.leader
    given = {"staff_number": person.staff_number, "title": "局长", "leads": "on", "on": "2026-03-01"}
    assert office.post(f"/units/{unit}/appoint/", given).status_code == 302
    assert "已担任此职务" in office.post(f"/units/{unit}/appoint/", given).content.decode()
    term = Term.objects.get(person=person)
    duty = {"matter": "统计工作", "unit": unit, "on": "2026-03-01"}
    assert office.post(f"/terms/{term.pk}/duties/new/", duty).status_code == 302
    kept = Duty.objects.get()
    ending = {"on": "2026-03-10", "version": version_of(subjects.DUTY, kept)}
    assert office.post(f"/duties/{kept.pk}/end/", ending).status_code == 302
    ending = {"on": "2026-03-20", "version": version_of(subjects.TERM, term)}
    assert office.post(f"/terms/{term.pk}/end/", ending)["Location"] == f"/people/{person.pk}/"
    assert Term.objects.get().valid_to == date(2026, 3, 20)
    assert Duty.objects.get().valid_to == date(2026, 3, 10)
    done = {"create_post", "begin_term", "give_duty", "end_duty", "end_term"}
    assert done <= {name.split(".")[1] for name in Entry.objects.values_list("action", flat=True)}


def test_one_lends_a_role_of_ones_own_and_takes_it_back_on_the_account_page(cast, client):
    client.force_login(cast.account(cast.liaison))
    row = RoleAssignment.objects.get(person=cast.liaison)
    assert f"/roles/{row.pk}/delegate/" in client.get("/account/").content.decode()
    days = {"first": "2026-03-01", "last": "2026-03-31", "reason": "学习"}
    given = {"staff_number": cast.stranger.staff_number, **days}
    assert client.post(f"/roles/{row.pk}/delegate/", given)["Location"] == "/account/"
    assert standing(cast.stranger).has({Role.LIAISON})
    lent = Delegation.objects.get()
    assert cast.stranger.name in client.get("/account/").content.decode()
    ending = {"on": "2026-03-05", "version": version_of(subjects.DELEGATION, lent)}
    assert client.post(f"/delegations/{lent.pk}/end/", ending).status_code == 302
    assert Delegation.objects.get().valid_to == date(2026, 3, 5)


def test_nobody_lends_or_ends_what_belongs_to_another(cast, client):
    row = RoleAssignment.objects.get(person=cast.liaison)
    client.force_login(cast.account(cast.colleague))
    assert client.get(f"/roles/{row.pk}/delegate/").status_code == 404
    assert client.get("/delegations/999/end/").status_code == 404
    client.force_login(cast.account(cast.stranger))
    assert client.get(f"/roles/{row.pk}/delegate/").status_code == 403


@pytest.mark.parametrize("deed", ["merge", "split", "appoint"])
def test_others_change_no_unit(cast, client, deed):
    client.force_login(cast.account(cast.liaison))
    assert client.post(f"/units/{cast.county.pk}/{deed}/", {}).status_code == 403
