"""What the addresses with arguments are asked about: one line an app."""

import re
from collections.abc import Mapping
from typing import Any

from tests.web.api import examples as api
from tests.web.ballots import examples as ballots
from tests.web.consequences import examples as consequences
from tests.web.interviews import examples as interviews
from tests.web.methods import examples as methods
from tests.web.notices import examples as notices
from tests.web.organisation import examples as organisation
from tests.web.panels import examples as panels
from tests.web.plans import examples as plans
from tests.web.portal import examples as portal
from tests.web.procedure import examples as procedure
from tests.web.progress import examples as progress
from tests.web.projects import examples as projects
from tests.web.publishing import examples as publishing
from tests.web.results import examples as results
from tests.web.stage import Arguments, Examples, Stage
from tests.web.supervision import examples as supervision
from tests.web.surveys import examples as surveys
from tests.web.targets import examples as targets

APPS: tuple[Examples, ...] = (
    organisation,
    portal,
    notices,
    methods,
    plans,
    targets,
    projects,
    progress,
    supervision,
    ballots,
    surveys,
    panels,
    interviews,
    results,
    publishing,
    procedure,
    consequences,
    api,
)
ARGUMENTS: Mapping[str, Arguments] = {route: takes for app in APPS for route, takes in app.ARGUMENTS.items()}
BODIES: Mapping[str, Arguments] = {route: body for app in APPS for route, body in app.BODIES.items()}


def prepare(stage: Stage) -> Stage:
    """Every app puts on the stage what its examples need."""
    for app in APPS:
        app.prepare(stage)
    return stage


def path(route: str, given: Mapping[str, Any]) -> str:
    """An address about something."""
    found = "/" + route
    for name, value in given.items():
        found = re.sub(rf"<(\w+:)?{name}>", str(value), found, count=1)
    return found
