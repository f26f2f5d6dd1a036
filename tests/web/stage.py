"""The demo city with somebody for every role, and what each app puts on the stage to be asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import Model

from kaoheng_web.demo.people import person
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Person, RoleAssignment, Unit, UnitName
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE

POOR, DOOR, OTHER = "陵川县", "城区", "泽州县"
WITHOUT_ROLE = "no_role"


@dataclass(frozen=True)
class Stage:
    """The county that everybody belongs to and another one, their liaisons, the office, and who plays each role."""

    county: Unit
    another: Unit
    liaison: Person
    colleague: Person
    office: Person
    leader: Person
    security: Person
    people: Mapping[str, Person]
    things: dict[object, Any] = field(default_factory=dict)

    def unit(self, relation: str) -> Unit:
        """One's own county, or the other one."""
        return self.county if relation == "own" else self.another

    def whose(self, actor: str, relation: str) -> Person:
        """Oneself, or somebody else."""
        return self.people[actor] if relation == "own" and actor in self.people else self.office

    def liaison_of(self, relation: str) -> Person:
        """Who reports for that county."""
        return self.liaison if relation == "own" else self.colleague


Arguments = Callable[[Stage, str, str], dict[str, Any]]
"""What an address is asked about: by the stage, the actor, and the relation (`own` or `other`)."""


class Examples(Protocol):
    """The examples of an app: arguments by route, bodies of calls, and what has to stand before."""

    ARGUMENTS: Mapping[str, Arguments]
    BODIES: Mapping[str, Arguments]

    def prepare(self, stage: Stage) -> None:
        """Put on the stage what the demo city does not have."""


def resident(role: Role, name: str) -> tuple[Unit, Person]:
    """A unit by its name, and the invented person who had that role over it before anybody new came."""
    unit = UnitName.objects.select_related("unit").get(name=name).unit
    return unit, RoleAssignment.objects.select_related("person").filter(role=role, unit=unit).earliest("pk").person


def newcomers() -> Stage:
    """The poor county, with somebody new for every role who has it over the county and nothing else."""
    security, (county, _) = person("security_admin"), resident(Role.LIAISON, POOR)
    people = {}
    for number, actor in enumerate((WITHOUT_ROLE, *(role.value for role in Role))):
        made = people[actor] = register_person(security, f"R{number:03}", f"角色{number}")
        open_account(security, made, f"rights-{actor}")
        if actor != WITHOUT_ROLE:
            assign_role(security, made, Role(actor), county, SINCE)
    return _stage(POOR, people)


def residents() -> Stage:
    """The county whose people the demo city's door lets in."""
    rows = RoleAssignment.objects.select_related("person").order_by("-pk")
    return _stage(DOOR, {row.role: row.person for row in rows})


def _stage(own: str, people: Mapping[str, Person]) -> Stage:
    (county, liaison), (another, colleague) = resident(Role.LIAISON, own), resident(Role.LIAISON, OTHER)
    office, leader, security = (person(name) for name in ("office1", "leading_group1", "security_admin"))
    return Stage(county, another, liaison, colleague, office, leader, security, people)


def thing(kind: str) -> Arguments:
    """What an app put on the stage, once of the county and once of the other."""
    return lambda stage, _, relation: {"pk": stage.things[kind, relation]}


def of_unit(model: type[Model], path: str = "unit", **only: Any) -> Arguments:
    """The newest row of a table that is about the county, or about the other one."""

    def newest(stage: Stage, _: str, relation: str) -> dict[str, Any]:
        rows = model._default_manager.filter(**{path: stage.unit(relation)}, **only)
        return {"pk": rows.latest("pk").pk}

    return newest


def newest(model: type[Model], **only: Any) -> Arguments:
    """The newest row of a table that is about no unit."""
    return lambda *_: {"pk": model._default_manager.filter(**only).latest("pk").pk}


def unit_as(name: str, **more: Any) -> Arguments:
    """The county or the other one, under a name, with what else the address asks for."""
    return lambda stage, _, relation: {name: stage.unit(relation).pk, **more}
