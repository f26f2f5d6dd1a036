"""What can be done, and who may: an app names its verbs in its `rules.py` and asks `require` in its actions."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from rules import Predicate

from kaoheng.text import Text
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.shared.access import Access
from kaoheng_web.shared.errors import NotAllowed, NotFound

NO_PERSON = Text("没有这个人，或者您不能查看。", "There is no such person, or you may not see them.")
NOBODY = Text("请先登录。", "Sign in first.")


@dataclass(frozen=True)
class Verb:
    """Something a person does: its name is also what the ledger calls the action; what is `final` stays done."""

    name: str
    title: Text
    allowed: Predicate
    final: bool = False

    @property
    def button(self) -> Text:
        """What a button that does it says."""
        zh, en = self.title.zh, self.title.en[:1].upper() + self.title.en[1:]
        return Text(f"{zh}（不能撤销）", f"{en} (cannot be undone)") if self.final else Text(zh, en)


def may(person: Person, verb: Verb, subject: Any = None) -> bool:
    """Whether a person may do that to that."""
    return bool(verb.allowed.test(person, subject))


def require(person: Person, verb: Verb, subject: Any = None) -> None:
    """Go on only if the person may."""
    if not may(person, verb, subject):
        zh, en = verb.title.zh, verb.title.en
        raise NotAllowed(Text(f"您没有“{zh}”的权限。", f"You may not do this: {en}."))


def require_about(by: Person, verb: Verb, whom: Person) -> None:
    """Go on only if the person may, and works where the one whom it is about works."""
    require(by, verb, whom)
    if not Person.objects.visible_to(by).filter(pk=whom.pk).exists():
        raise NotFound(NO_PERSON)


def person_of(request: HttpRequest) -> Person | None:
    """Who is asking."""
    return request.user.person if isinstance(request.user, Account) else None


def acting(request: HttpRequest) -> Person:
    """Who is asking, at an address for people who signed in."""
    person = person_of(request)
    if person is None:
        raise NotAllowed(NOBODY)
    return person


def holders(name: str, predicate: Predicate) -> Access:
    """The declaration of an address for the people whom a predicate lets pass."""

    def allows(request: HttpRequest) -> bool:
        person = person_of(request)
        return person is not None and bool(predicate.test(person))

    return Access(name, allows)
