"""The addresses of the organisation."""

from kaoheng_web.organisation import rules
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.views import (
    delegations,
    groups,
    imports,
    own,
    people,
    roles,
    successions,
    teams,
    terms,
    units,
)
from kaoheng_web.shared.access import SIGNED_IN, page

app_name = "organisation"
OFFICE = holders("assessment office", rules.OFFICE)
SECURITY = holders("security administrator", rules.SECURITY)
IMPORTERS = holders("assessment office or security administrator", rules.OFFICE | rules.SECURITY)
ROLE_HOLDERS = holders("anyone with a role", holds(*Role))

urlpatterns = [
    page("units/", units.units, access=SIGNED_IN, name="units"),
    page("units/new/", units.create, access=OFFICE, name="new_unit"),
    page("units/import/", imports.upload, access=OFFICE, name="import_units", form="units"),
    page("units/import/template/", imports.template, access=OFFICE, name="units_template", form="units"),
    page("units/<int:pk>/", units.unit, access=SIGNED_IN, name="unit"),
    page("units/<int:pk>/rename/", units.rename, access=OFFICE, name="rename_unit"),
    page("units/<int:pk>/merge/", successions.merge, access=OFFICE, name="merge_unit"),
    page("units/<int:pk>/split/", successions.split, access=OFFICE, name="split_unit"),
    page("units/<int:pk>/appoint/", terms.appoint, access=OFFICE, name="appoint"),
    page("groups/", groups.groups, access=SIGNED_IN, name="groups"),
    page("groups/new/", groups.create, access=OFFICE, name="new_group"),
    page("groups/<int:pk>/place/", groups.place, access=OFFICE, name="place"),
    page("teams/", teams.teams, access=OFFICE, name="teams"),
    page("teams/new/", teams.assign, access=OFFICE, name="assign_team"),
    page("teams/<int:pk>/end/", teams.end, access=OFFICE, name="end_assignment"),
    page("people/", people.people, access=SIGNED_IN, name="people"),
    page("people/new/", people.register, access=SECURITY, name="register_person"),
    page("people/import/", imports.upload, access=IMPORTERS, name="import_people", form="people"),
    page("people/import/template/", imports.template, access=IMPORTERS, name="people_template", form="people"),
    page("people/<int:pk>/", people.person, access=SIGNED_IN, name="person"),
    page("terms/<int:pk>/end/", terms.end_term, access=OFFICE, name="end_term"),
    page("terms/<int:pk>/duties/new/", terms.give_duty, access=OFFICE, name="give_duty"),
    page("duties/<int:pk>/end/", terms.end_duty, access=OFFICE, name="end_duty"),
    page("roles/", roles.roles, access=SIGNED_IN, name="roles"),
    page("roles/new/", roles.assign, access=SECURITY, name="assign_role"),
    page("roles/<int:pk>/end/", roles.end, access=SECURITY, name="end_role"),
    page("roles/<int:pk>/delegate/", delegations.delegate, access=ROLE_HOLDERS, name="delegate"),
    page("delegations/<int:pk>/end/", delegations.take_back, access=ROLE_HOLDERS, name="end_delegation"),
    page("account/tokens/new/", own.new_token, access=ROLE_HOLDERS, name="new_token"),
    page("account/tokens/<int:pk>/revoke/", own.revoke, access=SIGNED_IN, name="revoke_token"),
    page("views/keep/", own.keep, access=SIGNED_IN, name="keep_view"),
    page("views/<int:pk>/drop/", own.drop, access=SIGNED_IN, name="drop_view"),
]
