"""A unit stands in one group a year."""

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.groups import create_group, place_units
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
