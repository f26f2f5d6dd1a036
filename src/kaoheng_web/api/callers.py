"""Who calls: a program with a token, or a page of the platform with its session and the CSRF token."""

from dataclasses import dataclass

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from kaoheng.text import Text
from kaoheng_web.organisation.actions.tokens import use_token
from kaoheng_web.organisation.authority.verbs import person_of
from kaoheng_web.organisation.models import ApiToken, Person
from kaoheng_web.shared.errors import NotAllowed

READ_ONLY = Text("此令牌只能读取。", "This token may only read.")


@dataclass(frozen=True, slots=True)
class Caller:
    """The person that a call acts for, and whether it may change anything."""

    person: Person
    writes: bool


class Token(HttpBearer):
    """A token in the header `Authorization: Bearer ...`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:  # noqa: ARG002
        """Whom the token acts for."""
        row = use_token(token)
        return Caller(row.person, row.scope == ApiToken.Scope.WRITE) if row else None


class Session(SessionAuth):
    """The session of somebody who signed in; changes need the CSRF token."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:  # noqa: ARG002
        """Who signed in."""
        person = person_of(request)
        return Caller(person, True) if person else None


def reader(request: HttpRequest) -> Person:
    """Who reads."""
    return _caller(request).person


def writer(request: HttpRequest) -> Person:
    """Who changes something; refused to a token that may only read."""
    caller = _caller(request)
    if not caller.writes:
        raise NotAllowed(READ_ONLY)
    return caller.person


def _caller(request: HttpRequest) -> Caller:
    found: Caller = request.auth  # type: ignore[attr-defined]
    return found
