"""What the table of rights asks the addresses of the organisation about."""

from collections.abc import Mapping
from datetime import date

from kaoheng_web.organisation.actions.people import appoint, give_duty, register_person
from kaoheng_web.organisation.actions.roles import delegate
from kaoheng_web.organisation.actions.saved_views import save_view
from kaoheng_web.organisation.actions.tokens import create_token
from kaoheng_web.organisation.models import Delegation, RankingGroup, RoleAssignment, TeamAssignment
from tests.city.day import DAY
from tests.web.stage import WITHOUT_ROLE, Arguments, Stage, newest, of_unit, thing

TODAY, LATER = DAY.date(), date(2026, 12, 31)


def _unit(stage: Stage, _: str, relation: str) -> dict[str, int]:
    return {"pk": stage.unit(relation).pk}


def _person(stage: Stage, _: str, relation: str) -> dict[str, int]:
    return {"pk": stage.liaison_of(relation).pk}


def _role(stage: Stage, actor: str, relation: str) -> dict[str, int]:
    if actor == WITHOUT_ROLE:
        relation = "other"
    return {"pk": RoleAssignment.objects.filter(person=stage.whose(actor, relation)).order_by("pk")[0].pk}


def _own(kind: str) -> Arguments:
    """Something that belongs to a person: to oneself, or to the office."""
    return lambda stage, actor, relation: {
        "pk": stage.things.get((kind, stage.whose(actor, relation).pk)) or stage.things[kind, stage.office.pk]
    }


ARGUMENTS: Mapping[str, Arguments] = {
    "groups/<int:pk>/place/": newest(RankingGroup),
    **{f"units/<int:pk>/{deed}": _unit for deed in ("", "rename/", "merge/", "split/", "appoint/")},
    "people/<int:pk>/": _person,
    "terms/<int:pk>/end/": thing("term"),
    "terms/<int:pk>/duties/new/": thing("term"),
    "duties/<int:pk>/end/": thing("duty"),
    "roles/<int:pk>/end/": _role,
    "roles/<int:pk>/delegate/": _role,
    "delegations/<int:pk>/end/": _own("delegation"),
    "teams/<int:pk>/end/": of_unit(TeamAssignment),
    "account/tokens/<int:pk>/revoke/": _own("token"),
    "views/<int:pk>/drop/": _own("view"),
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """A term and a duty on either side; a view, a token and a lent role of everybody who may have them."""
    office = stage.office
    for relation, person in (("own", stage.liaison), ("other", stage.colleague)):
        term = appoint(office, person, stage.unit(relation), "副局长", TODAY)
        stage.things["term", relation] = term.pk
        stage.things["duty", relation] = give_duty(office, term, "统计", TODAY).pk
    for person in dict.fromkeys((*stage.people.values(), office)):
        stage.things["view", person.pk] = save_view(person, "organisation:units", "我的", "kind=county").pk
        role = RoleAssignment.objects.filter(person=person).first()
        if role:
            stage.things["token", person.pk] = create_token(person, "试", "write", LATER)[0].pk
            stage.things["delegation", person.pk] = _lent(stage, role).pk


def _lent(stage: Stage, role: RoleAssignment) -> Delegation:
    """To somebody who is nothing else, from a day after the one on which the table is made."""
    stand_in = register_person(stage.security, f"S{role.pk:03}", "代理人")
    return delegate(role.person, role, stand_in, LATER, LATER, reason="试")
