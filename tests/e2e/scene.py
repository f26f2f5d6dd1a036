"""`python -m tests.e2e.scene`: puts every app's examples into the city in KAOHENG_DATA, and `scene.json` beside it.

There stand, for every address that answers with a page, its app, who opens it, and with which arguments; beside them
the addresses that nobody opens as a page, and what they answer.
"""

import json
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  they come first
from django.http import HttpRequest  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from kaoheng_web.organisation.models import Account, Person  # noqa: E402
from kaoheng_web.organisation.roles import Role  # noqa: E402
from kaoheng_web.shared import clock  # noqa: E402
from kaoheng_web.shared.access import DECLARED, Access  # noqa: E402
from tests.city.day import DAY  # noqa: E402
from tests.web.examples import ARGUMENTS, path, prepare  # noqa: E402
from tests.web.rights.table import apps  # noqa: E402
from tests.web.stage import Stage, residents  # noqa: E402

NOBODY = ""
FIRST = (Role.OFFICE, Role.LIAISON, Role.HEAD, Role.LEADING_GROUP)
READERS = (*FIRST, *(role for role in Role if role not in FIRST))
PUBLIC = ("b/", "s/", "public/", "verify/", "sign-in/")
"""Addresses that are looked at as a stranger sees them."""


def signed_in(role: str) -> Client:
    """Somebody who came in by the demo city's door and has just confirmed who they are."""
    client = Client(HTTP_HOST="127.0.0.1")
    if role:
        client.post("/demo/sign-in/", {"role": role})
        client.post("/demo/confirm/")
    return client


def scene(stage: Stage) -> dict[str, Any]:
    """Who opens which page."""
    clients = {role: signed_in(role) for role in (*map(str, READERS), NOBODY)}
    arriving = {str(role): _arriving(stage.people[role]) for role in READERS}
    pages, others = [], {}
    for app, own in apps().items():
        for route, pattern in own if app != "api" else ():
            access: Access = getattr(pattern.callback, DECLARED)
            let_in = [role for role, request in arriving.items() if access.allows(request)]
            answer = "403"
            for role in [NOBODY] if route.startswith(PUBLIC) else let_in:
                where = path(route, ARGUMENTS[route](stage, role, "own") if route in ARGUMENTS else {})
                answer = _kind(clients[role].get(where))
                if answer == "page":
                    pages.append({"app": app, "route": route, "role": role, "path": where})
                if answer in ("page", "file", "405"):
                    break
            if answer != "page":
                others[route] = answer
    return {"pages": pages, "others": others}


def _arriving(person: Person) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = Account.objects.get(person=person)
    return request


def _kind(answer: Any) -> str:
    if answer.status_code != 200:
        return str(answer.status_code)
    return "page" if answer.headers["Content-Type"].startswith("text/html") else "file"


if __name__ == "__main__":
    with clock.at(DAY):
        found = scene(prepare(residents()))
    (Path(settings.DATA_FOLDER) / "scene.json").write_text(json.dumps(found))
