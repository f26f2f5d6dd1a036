"""The questions that rights are made of; they combine with `&`, `|` and `~`."""

from typing import Any, Protocol

from rules import Predicate, always_true

from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing


class OfUnit(Protocol):
    """Something that belongs to a unit."""

    @property
    def unit_path(self) -> str: ...


class Authored(Protocol):
    """Something that people proposed, wrote or decided before."""

    @property
    def authors(self) -> frozenset[int]: ...


class OfPerson(Protocol):
    """Something that is about a person."""

    @property
    def person_id(self) -> int: ...


def holds(*roles: Role) -> Predicate:
    """The person has one of the roles, over whatever unit."""

    def asked(person: Person, _: Any = None) -> bool:
        return standing(person).has(roles)

    return Predicate(asked, name=f"holds {', '.join(roles)}")


def holds_over(*roles: Role) -> Predicate:
    """The person has one of the roles over the unit that the subject belongs to."""

    def asked(person: Person, subject: OfUnit | None = None) -> bool:
        return subject is not None and standing(person).over(roles, subject.unit_path)

    return Predicate(asked, name=f"holds {', '.join(roles)} over its unit")


def _had_no_hand_in_it(person: Person, subject: Authored | None = None) -> bool:
    return subject is not None and person.pk not in subject.authors


def _is_another(person: Person, subject: Person | None = None) -> bool:
    return subject is not None and person.pk != subject.pk


had_no_hand_in_it = Predicate(_had_no_hand_in_it, name="had no hand in it")
"""Nobody approves their own: the person is none of those who proposed, wrote or decided before."""


def _of_another(person: Person, subject: OfPerson | None = None) -> bool:
    return subject is not None and person.pk != subject.person_id


of_another = Predicate(_of_another, name="of another")
"""The subject is about a person, and not about oneself."""

everybody = Predicate(always_true, name="everybody")
"""Whoever signed in; for what is only about oneself."""

is_another = Predicate(_is_another, name="is another")
"""The subject is a person, and not oneself."""
