"""What the table of rights asks the calls of the interface about."""

from collections.abc import Mapping

from kaoheng_web.demo.places import YEAR
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.actions.groups import create_group
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.results.queries.runs import final
from tests.city.day import DAY
from tests.web.stage import Arguments, Stage, newest

TODAY = DAY.date().isoformat()


def _unit(stage: Stage, _: str, relation: str) -> dict[str, int]:
    return {"pk": stage.unit(relation).pk}


def _person(stage: Stage, _: str, relation: str) -> dict[str, int]:
    return {"pk": stage.liaison_of(relation).pk}


def _given(stage: Stage, relation: str) -> RoleAssignment:
    return RoleAssignment.objects.get(person=stage.liaison_of(relation))


def _final() -> int:
    run = final(YEAR - 1)
    assert run is not None
    return int(run.pk)


ARGUMENTS: Mapping[str, Arguments] = {
    "api/units/<pk>": _unit,
    "api/units/<pk>/rename": _unit,
    "api/people/<pk>": _person,
    "api/groups/<pk>/place": lambda stage, *_: {"pk": stage.things["group"]},
    "api/roles/<pk>/end": lambda stage, _, relation: {"pk": _given(stage, relation).pk},
    "api/editions/<pk>": newest(Edition, year=YEAR, approved_at__isnull=False),
    "api/results/<pk>": lambda *_: {"pk": _final()},
    "api/results/<pk>/units/<unit>": lambda stage, _, relation: {"pk": _final(), "unit": stage.unit(relation).pk},
    "api/ledger/<sequence>": lambda *_: {"sequence": 1},
}
BODIES: Mapping[str, Arguments] = {
    "api/units": lambda stage, _, relation: {
        "name": "某局",
        "kind": "subordinate",
        "parent": stage.unit(relation).pk,
        "on": TODAY,
    },
    "api/units/<pk>/rename": lambda *_: {"name": "新名", "on": TODAY, "document": "文1号", "version": "seen"},
    "api/groups": lambda *_: {"code": "new", "title": "新组"},
    "api/groups/<pk>/place": lambda stage, _, relation: {"units": [stage.unit(relation).pk], "year": 2026},
    "api/people": lambda *_: {"staff_number": "NEW", "name": "新人"},
    "api/roles": lambda stage, _, relation: {
        "person": _person(stage, "", relation)["pk"],
        "role": "scoring",
        "unit": stage.unit(relation).pk,
        "on": TODAY,
        "reason": "试",
    },
    "api/roles/<pk>/end": lambda stage, _, relation: {
        "on": TODAY,
        "reason": "试",
        "version": version_of(subjects.ROLE_ASSIGNMENT, _given(stage, relation)),
    },
}


def prepare(stage: Stage) -> None:
    """A group."""
    stage.things["group"] = create_group(stage.office, "extra", "附加组").pk
