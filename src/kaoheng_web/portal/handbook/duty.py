"""A duty: one piece of the year's work, with the page where it is done."""

from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

UNITS = frozenset({Role.LIAISON, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Duty:
    """When it is usual, what it is, who has it, and how it is done on the page.

    `verbs` are the actions that the duty is made of: no action is without a duty.
    """

    when: Text
    title: Text
    who: frozenset[Role]
    page: str
    how: Text
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Season:
    """A part of the year, named as in the navigation."""

    title: Text
    duties: tuple[Duty, ...]


def of(*roles: Role) -> frozenset[Role]:
    """The roles that have a duty."""
    return frozenset(roles)
