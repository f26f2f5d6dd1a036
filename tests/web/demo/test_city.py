"""The demo city stands after one call, made of recorded actions only."""

from kaoheng_web.demo.city import seed
from kaoheng_web.demo.people import names
from kaoheng_web.ledger.verification import verify
from kaoheng_web.organisation.models import Account, RankingGroup, RoleAssignment, Unit
from kaoheng_web.organisation.queries import members
from kaoheng_web.organisation.roles import Role
from kaoheng_web.subjects import SUBJECTS


def test_the_city_has_its_groups_and_somebody_for_every_role(db):
    assert seed()
    sizes = {group.code: members(group.code, 2026).count() for group in RankingGroup.objects.all()}
    assert sizes == {"counties": 6, "zones": 3, "economy": 14, "society": 16, "party": 12, "stationed": 10}
    assert set(RoleAssignment.objects.values_list("role", flat=True)) == set(Role)
    assert Account.objects.filter(name="office1").exists()
    assert verify(SUBJECTS).damages == ()


def test_seeding_again_changes_nothing(db):
    seed()
    count = Unit.objects.count()
    assert not seed()
    assert Unit.objects.count() == count


def test_no_two_invented_people_share_a_name():
    made = list(names())
    assert len(set(made)) == len(made)
