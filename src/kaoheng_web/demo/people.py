"""Invented people: names put together by a rule, so that they are the same every time and nobody's in particular."""

from collections.abc import Iterator

from kaoheng_web.organisation.models import Account, Person, RoleAssignment, Unit, UnitName
from kaoheng_web.organisation.roles import Role

SURNAMES = "安白车池单邓范甘郝纪康雷苗倪欧裴邱冉桑谭万项阎翟"
GIVEN = [
    "一禾",
    "云帆",
    "景行",
    "思齐",
    "若谷",
    "怀瑾",
    "清和",
    "知远",
    "望舒",
    "致远",
    "星野",
    "予安",
    "明澈",
    "之恒",
    "嘉树",
    "沐阳",
    "立言",
    "书白",
    "晨曦",
    "远山",
    "亦欣",
]


def names() -> Iterator[str]:
    """One name after another, each only once.

    >>> made = names()
    >>> next(made), next(made)
    ('安一禾', '白云帆')
    """
    for turn in range(len(SURNAMES) * len(GIVEN)):
        yield SURNAMES[turn % len(SURNAMES)] + GIVEN[(turn + turn // (len(SURNAMES) * 7)) % len(GIVEN)]


def person(account: str) -> Person:
    """The invented person who signs in with that account."""
    found: Person = Account.objects.get(name=account).person
    return found


def holder(role: Role, unit: str) -> tuple[Unit, Person]:
    """A unit by its name, and the invented person who has that role over it."""
    named = UnitName.objects.select_related("unit").get(name=unit).unit
    return named, RoleAssignment.objects.select_related("person").get(role=role, unit=named).person
