"""A unit stands in one group a year."""

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.models import RankingGroup
from kaoheng_web.organisation.queries import members
from kaoheng_web.shared.errors import NotAllowed, Refusal


def test_units_are_placed_and_placing_them_again_changes_nothing(cast):
    group = create_group(cast.office, "counties", "县（市、区）")
    assert place_units(cast.office, group, [cast.county], 2026) == 1
    entries = Entry.objects.count()
    assert place_units(cast.office, group, [cast.county], 2026) == 0
    assert Entry.objects.count() == entries


def test_a_unit_moves_to_another_group_in_one_year_and_stays_in_the_other(cast):
    one, two = create_group(cast.office, "one", "一组"), create_group(cast.office, "two", "二组")
    for year in (2025, 2026):
        place_units(cast.office, one, [cast.county, cast.bureau], year)
    place_units(cast.office, two, [cast.bureau], 2026, reason="调整分类")
    assert list(members("one", 2026)) == [cast.county]
    assert list(members("two", 2026)) == [cast.bureau]
    assert list(members("one", 2025)) == [cast.county, cast.bureau]


def test_others_place_nobody_and_a_code_is_given_once(cast):
    group = create_group(cast.office, "one", "一组")
    with pytest.raises(NotAllowed):
        place_units(cast.leader, group, [cast.county], 2026)
    with pytest.raises(Refusal):
        create_group(cast.office, "one", "又一组")


def test_the_office_sets_up_a_group_and_takes_over_the_units_of_the_year_before(cast, client):
    client.force_login(cast.account(cast.office))
    assert client.post("/groups/new/", {"code": "one", "title": "一组", "graded": "on"}).status_code == 302
    group = RankingGroup.objects.get(code="one")
    place_units(cast.office, group, [cast.county, cast.bureau], 2025)
    address = f"/groups/{group.pk}/place/"
    assert address in client.get("/groups/").content.decode()
    proposed = client.get(address).context["form"]["units"].value()
    assert client.post(address, {"units": proposed[:1], "reason": "沿用上年"}).status_code == 302
    assert list(members("one", 2026)) == [cast.county]
    assert client.get(address).context["form"]["units"].value() == [str(cast.county.pk)]
    assert client.post(address, {"units": [], "reason": "沿用"}).status_code == 422
    assert client.get("/groups/0/place/").status_code == 404


def test_only_the_office_opens_the_pages_of_placing(cast, client):
    group = create_group(cast.office, "one", "一组")
    client.force_login(cast.account(cast.liaison))
    assert [client.get(page).status_code for page in ("/groups/new/", f"/groups/{group.pk}/place/")] == [403, 403]
    assert "/groups/new/" not in client.get("/groups/").content.decode()


def test_a_group_is_called_by_its_english_title_where_it_has_one(cast, client):
    create_group(cast.office, "one", "一组", title_en="First group")
    create_group(cast.office, "two", "二组")
    client.force_login(cast.account(cast.office))
    said = client.get("/groups/", headers={"accept-language": "en"}).content.decode()
    assert [name in said for name in ("First group", "一组", "二组")] == [True, False, True]
