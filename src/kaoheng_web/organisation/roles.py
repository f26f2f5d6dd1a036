"""The roles of the product, and which of them one person may not hold together."""

from collections.abc import Iterable

from django.db.models import TextChoices

from kaoheng.text import Text


class Role(TextChoices):
    """What a person is to a unit."""

    LIAISON = "liaison", "被考核单位填报人"
    HEAD = "head", "单位负责人"
    DATA = "data", "数据责任部门"
    SCORING = "scoring", "考核责任单位评分人"
    TEAM = "team", "考核组成员"
    OFFICE = "office", "考核办"
    LEADING_GROUP = "leading_group", "考核领导组"
    PERSONNEL = "personnel", "组织部"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


ENGLISH = {
    Role.LIAISON: "unit liaison",
    Role.HEAD: "head of unit",
    Role.DATA: "data department",
    Role.SCORING: "scoring department",
    Role.TEAM: "assessment team",
    Role.OFFICE: "assessment office",
    Role.LEADING_GROUP: "leading group",
    Role.PERSONNEL: "organisation department",
    Role.SYSTEM_ADMIN: "system administrator",
    Role.SECURITY_ADMIN: "security administrator",
    Role.AUDIT_ADMIN: "audit administrator",
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
BUSINESS = frozenset(Role) - ADMINISTRATORS
SEES_EVERYTHING = frozenset({Role.OFFICE, Role.LEADING_GROUP, Role.PERSONNEL, Role.SECURITY_ADMIN})


def title(role: Role) -> Text:
    """The role in both languages."""
    return Text(str(role.label), ENGLISH[role])


def conflicts(role: Role, held: Iterable[Role]) -> list[Text]:
    """Why a person with these roles may not have that one too; empty means go."""
    return [_conflict(role, other) for other in sorted(set(held) - {role}) if not _together(role, other)]


def _together(one: Role, other: Role) -> bool:
    """The three administrators stand apart from each other and from business; the office never approves results."""
    if one in ADMINISTRATORS or other in ADMINISTRATORS:
        return False
    return {one, other} != {Role.OFFICE, Role.LEADING_GROUP}


def _conflict(role: Role, other: Role) -> Text:
    one, two = title(role), title(other)
    return Text(f"{one.zh}与{two.zh}不得由同一人担任。", f"One person may not be {one.en} and {two.en}.")
