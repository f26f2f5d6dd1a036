"""Every address, asked by everybody, about what is their own and what is another's.

An address with arguments takes them from the `examples.py` of its app's tests; where there are none its declaration
alone is asked whom it lets in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver

from kaoheng_web.api.interface import api
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import DECLARED, Access
from tests.architecture.test_addresses import addresses
from tests.web.cast import SINCE, Cast

ANONYMOUS, WITHOUT_ROLE, LIAISON = "anonymous", "no_role", Role.LIAISON.value
ACTORS = (ANONYMOUS, WITHOUT_ROLE, *(role.value for role in Role))
DECLARATION = "who?"
ALLOWED, REFUSED, HIDDEN, DOOR = "+", "-", "0", "s"
LEGEND = (
    "+ may, - refused (403), 0 hidden (404), s sent to sign in (302, 401). Everybody has their role over one county:",
    "own is about that county and its people or about oneself, other about another unit and its people; where it says",
    "who?, only the declaration of the address was asked.",
)
Arguments = Callable[["Stage", str, str], dict[str, Any]]


class Examples(Protocol):
    """The examples of an app: arguments by route, bodies of calls, and what has to stand before."""

    __name__: str
    ARGUMENTS: Mapping[str, "Arguments"]
    BODIES: Mapping[str, "Arguments"]


@dataclass(frozen=True)
class Stage:
    """The cast with somebody for every role over the county, and what each app put on the stage for its examples."""

    cast: Cast
    people: Mapping[str, Person]
    things: dict[object, Any]

    def unit(self, relation: str) -> Unit:
        """The county that everybody has their role over, or the bureau."""
        return self.cast.county if relation == "own" else self.cast.bureau

    def whose(self, actor: str, relation: str) -> Person:
        """Oneself, or somebody else."""
        return self.people[actor] if relation == "own" and actor in self.people else self.cast.office


def stage(cast: Cast) -> Stage:
    """Everybody takes their place."""
    people = {}
    for number, actor in enumerate(ACTORS[1:]):
        person = people[actor] = register_person(cast.security, f"R{number:03}", f"角色{number}")
        open_account(cast.security, person, f"rights-{actor}")
        if actor != WITHOUT_ROLE:
            assign_role(cast.security, person, Role(actor), cast.county, SINCE)
    return Stage(cast, people, {})


@dataclass(frozen=True, slots=True)
class Row:
    """An address with a method and a relation, and who declared it for whom."""

    route: str
    method: str
    relation: str
    access: str
    takes: Arguments | None
    body: Arguments | None


def rows(stage: Stage, apps: Sequence[Examples]) -> Iterator[Row]:
    """Every address, with what it is asked about; those of an app without examples are read, not asked."""
    arguments = {route: takes for app in apps for route, takes in app.ARGUMENTS.items()}
    bodies = {route: body for app in apps for route, body in app.BODIES.items()}
    asked = {each.__name__.split(".")[2] for each in apps}
    for route, method, access, app in sorted(_declared()):
        takes = arguments.get(route)
        if app not in asked or (takes is None and "<" in route):
            yield Row(route, method, DECLARATION, access, None, None)
            continue
        body = bodies.get(route) if method == "POST" and route.startswith("api/") else None
        differs = any(each and each(stage, LIAISON, "own") != each(stage, LIAISON, "other") for each in (takes, body))
        for relation in ("own", "other") if differs else ("",):
            yield Row(route, method, relation, access, takes, body)


def _declared() -> set[tuple[str, str, str, str]]:
    found = set()
    for route, pattern in addresses(get_resolver()):
        access, app = getattr(pattern.callback, DECLARED).name, pattern.lookup_str.split(".")[1]
        found |= {(route, method, access, app) for method in _methods(route, pattern)}
    return found


def _methods(route: str, pattern: URLPattern) -> list[str]:
    """A page is opened, or sent where it can only be sent; a call of the interface as it describes itself."""
    described = api.get_openapi_schema()["paths"].get("/" + route.replace("<", "{").replace(">", "}"))
    return sorted(method.upper() for method in described) if described else ["GET"]


def table(stage: Stage, apps: Sequence[Examples]) -> str:
    """The table as it is."""
    clients = {actor: _client(stage, actor) for actor in ACTORS}
    every = list(rows(stage, apps))
    declarations = {route: getattr(pattern.callback, DECLARED) for route, pattern in addresses(get_resolver())}
    answers = [
        [
            _admitted(stage, actor, declarations[row.route])
            if row.relation == DECLARATION
            else _asked(clients[actor], stage, actor, row)
            for actor in ACTORS
        ]
        for row in every
    ]
    wide = max(len(row.route) for row in every)
    lines = [f"# {line}" for line in (*LEGEND, "", *(f"{at:>2} {actor}" for at, actor in enumerate(ACTORS)))]
    lines.append(f"{'':{wide}}            " + " ".join(f"{at:>2}" for at in range(len(ACTORS))))
    for row, marks in zip(every, answers, strict=True):
        said = "  ".join(marks)
        lines.append(f"{row.route:{wide}} {row.method:4} {row.relation:5}  {said}  {row.access}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _client(stage: Stage, actor: str) -> Client:
    client = Client()
    if actor in stage.people:
        client.force_login(stage.cast.account(stage.people[actor]))
    return client


def _admitted(stage: Stage, actor: str, access: Access) -> str:
    """What the declaration says to one actor, whatever the address is asked about."""
    request = RequestFactory().get("/")
    request.user = stage.cast.account(stage.people[actor]) if actor in stage.people else AnonymousUser()
    if access.allows(request):
        return ALLOWED
    return REFUSED if actor in stage.people else DOOR


def _asked(client: Client, stage: Stage, actor: str, row: Row) -> str:
    """What one actor is answered; whatever it did is undone."""
    cookies = deepcopy(client.cookies)
    path = "/" + row.route
    for name, value in (row.takes(stage, actor, row.relation) if row.takes else {}).items():
        path = path.replace(next(part for part in path.split("/") if part.rstrip(">").endswith(name)), str(value), 1)
    given = row.body(stage, actor, row.relation) if row.body else {}
    with transaction.atomic():
        if row.method == "POST":
            answer = client.post(path, given, content_type="application/json")
        else:
            answer = client.get(path)
            if answer.status_code == 405:
                answer = client.post(path)
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code == 401 or answer.headers.get("Location", "").startswith("/sign-in/?"):
        return DOOR
    assert answer.status_code < 500, f"{actor} {row.method} {path}: {answer.status_code}"
    return {403: REFUSED, 404: HIDDEN}.get(answer.status_code, ALLOWED)
