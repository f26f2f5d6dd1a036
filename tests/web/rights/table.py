"""Every address of an app, asked by everybody, about what is their own county's and what is another's."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kaoheng_web.api.interface import api
from kaoheng_web.organisation.models import Account
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import DECLARED
from tests.architecture.test_addresses import addresses
from tests.web.examples import ARGUMENTS, BODIES, path
from tests.web.stage import WITHOUT_ROLE, Arguments, Stage

REVIEWED = Path(__file__).with_name("reviewed")
ANONYMOUS, LIAISON = "anonymous", Role.LIAISON.value
ACTORS = (ANONYMOUS, WITHOUT_ROLE, *(role.value for role in Role))
ALLOWED, REFUSED, HIDDEN, DOOR = "+", "-", "0", "s"
LEGEND = (
    "+ may, - refused (403), 0 hidden (404), s sent to sign in (302, 401). Everybody has their role over one county:",
    "own is about that county and its people or about oneself, other about another county and its people.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """An address with a method and a relation, and who declared it for whom."""

    route: str
    method: str
    relation: str
    access: str
    takes: Arguments | None
    body: Arguments | None


def apps() -> dict[str, list[tuple[str, URLPattern]]]:
    """The addresses of every app."""
    found: dict[str, list[tuple[str, URLPattern]]] = {"portal": []}
    for each in get_resolver().url_patterns:
        if isinstance(each, URLResolver):
            found.setdefault(str(each.app_name), []).extend(addresses(each, str(each.pattern)))
        else:
            found["portal"].append((str(each.pattern), each))
    return found


def table(stage: Stage, app: str) -> str:
    """The table of an app as it is."""
    clients = {actor: _client(stage, actor) for actor in ACTORS}
    every = sorted(_rows(stage, app), key=lambda row: (row.route, row.method, row.relation))
    answers = [[_asked(clients[actor], stage, actor, row) for actor in ACTORS] for row in every]
    wide = max(len(row.route) for row in every)
    lines = [f"# {line}" for line in (*LEGEND, "", *(f"{at:>2} {actor}" for at, actor in enumerate(ACTORS)))]
    lines.append(f"{'':{wide}}            " + " ".join(f"{at:>2}" for at in range(len(ACTORS))))
    for row, marks in zip(every, answers, strict=True):
        said = "  ".join(marks)
        lines.append(f"{row.route:{wide}} {row.method:4} {row.relation:5}  {said}  {row.access}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _rows(stage: Stage, app: str) -> Iterator[Row]:
    """Every address, with what it is asked about."""
    for route, pattern in apps()[app]:
        takes, access = ARGUMENTS.get(route), getattr(pattern.callback, DECLARED).name
        for method in _methods(route):
            body = BODIES.get(route) if method == "POST" and route.startswith("api/") else None
            differs = any(
                each and each(stage, LIAISON, "own") != each(stage, LIAISON, "other") for each in (takes, body)
            )
            for relation in ("own", "other") if differs else ("",):
                yield Row(route, method, relation, access, takes, body)


def _methods(route: str) -> list[str]:
    """A page is opened, or sent where it can only be sent; a call of the interface as it describes itself."""
    described = _described().get("/" + route.replace("<", "{").replace(">", "}"))
    return sorted(method.upper() for method in described) if described else ["GET"]


@cache
def _described() -> dict[str, dict[str, object]]:
    """The calls of the interface by their addresses."""
    paths: dict[str, dict[str, object]] = api.get_openapi_schema()["paths"]
    return paths


def _client(stage: Stage, actor: str) -> Client:
    """Somebody who has just confirmed who they are, and asks as drawers do: nothing is drawn around the content."""
    client = Client(headers={"HX-Request": "true"})
    if actor in stage.people:
        client.force_login(Account.objects.get(person=stage.people[actor]))
        client.post("/demo/confirm/")
    return client


def _asked(client: Client, stage: Stage, actor: str, row: Row) -> str:
    """What one actor is answered; whatever it did is undone."""
    cookies = deepcopy(client.cookies)
    where = path(row.route, row.takes(stage, actor, row.relation) if row.takes else {})
    given = row.body(stage, actor, row.relation) if row.body else {}
    with transaction.atomic():
        if row.method == "POST":
            answer = client.post(where, given, content_type="application/json")
        else:
            answer = client.get(where)
            if answer.status_code == 405:
                answer = client.post(where)
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code == 401 or answer.headers.get("Location", "").startswith("/sign-in/?"):
        return DOOR
    assert answer.status_code < 500, f"{actor} {row.method} {where}: {answer.status_code}"
    return {403: REFUSED, 404: HIDDEN}.get(answer.status_code, ALLOWED)
