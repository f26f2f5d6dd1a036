"""Who sees what, and the questions that rights are made of."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds_over
from kaoheng_web.organisation.models import RoleAssignment, Unit
from kaoheng_web.organisation.roles import ENGLISH, Role
from kaoheng_web.organisation.rules import MERGE_UNITS, RENAME_UNIT


@dataclass(frozen=True)
class Figure:
    unit_path: str
    authors: frozenset[int] = frozenset()


def test_units_are_visible_from_inside_and_to_the_city(cast):
    assert set(Unit.objects.visible_to(cast.office)) == {cast.city, cast.county, cast.bureau}
    assert set(Unit.objects.visible_to(cast.liaison)) == {cast.city, cast.county}
    assert not Unit.objects.visible_to(cast.stranger).exists()


def test_roles_are_visible_to_their_holder_and_to_the_city(cast):
    assert {row.person for row in RoleAssignment.objects.visible_to(cast.liaison)} == {cast.liaison}
    assert RoleAssignment.objects.visible_to(cast.security).count() == RoleAssignment.objects.count()


def test_a_role_reaches_down_and_not_up_or_sideways(cast):
    head = holds_over(Role.LIAISON)
    assert head.test(cast.liaison, Figure(cast.county.path + "99/"))
    assert not head.test(cast.liaison, Figure(cast.city.path))
    assert not head.test(cast.liaison, Figure(cast.bureau.path))


def test_nobody_approves_their_own(cast):
    approves = holds_over(Role.LEADING_GROUP) & had_no_hand_in_it
    assert approves.test(cast.leader, Figure(cast.county.path))
    assert not approves.test(cast.leader, Figure(cast.county.path, frozenset({cast.leader.pk})))


def test_a_button_says_what_it_does_and_whether_that_stays_done():
    assert RENAME_UNIT.button == Text("单位更名", "Rename a unit")
    assert MERGE_UNITS.button == Text("合并单位（不能撤销）", "Merge units (cannot be undone)")


def test_every_role_is_named_in_both_languages():
    assert set(ENGLISH) == set(Role)


def test_a_page_of_units_takes_few_queries(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        list(Unit.objects.visible_to(cast.office))
