"""Ranking groups, and who stands in them in a year."""

from collections.abc import Sequence

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record, removed
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import GroupMembership, Person, RankingGroup, Unit
from kaoheng_web.shared.errors import refuse_if


def create_group(by: Person, code: str, title: str, *, title_en: str = "", graded: bool = True) -> RankingGroup:
    """A group that units can be placed in; one that is not graded only honours."""
    with transaction.atomic():
        require(by, rules.CREATE_GROUP)
        taken = Text(f"组别代码“{code}”已存在。", f"There is a group {code!r} already.")
        refuse_if([], {"code": [taken] if RankingGroup.objects.filter(code=code).exists() else []})
        group = RankingGroup.objects.create(code=code, title=title, title_en=title_en, graded=graded)
        record(by.actor, [created(rules.CREATE_GROUP.name, subjects.RANKING_GROUP, group)])
    return group


def place_units(by: Person, group: RankingGroup, units: Sequence[Unit], year: int, *, reason: str = "") -> int:
    """Place units in a group for a year, out of whatever group they stood in; how many were moved."""
    verb = rules.PLACE_UNITS.name
    with transaction.atomic():
        require(by, rules.PLACE_UNITS)
        standing = {row.unit_id: row for row in GroupMembership.objects.filter(unit__in=units, year=year)}
        moved = [unit for unit in units if unit.pk not in standing or standing[unit.pk].group_id != group.pk]
        changes = []
        for row in (standing[unit.pk] for unit in moved if unit.pk in standing):
            before, key = subjects.GROUP_MEMBERSHIP.digest(row), row.pk
            row.delete()
            changes.append(removed(verb, subjects.GROUP_MEMBERSHIP, key, before, reason))
        rows = [GroupMembership(group=group, unit=unit, year=year) for unit in moved]
        for row in GroupMembership.objects.bulk_create(rows):
            changes.append(created(verb, subjects.GROUP_MEMBERSHIP, row, reason))
        record(by.actor, changes)
    return len(moved)
