"""The addresses of the organisation."""

from kaoheng_web.organisation import rules
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.views import groups, imports, people, teams, units
from kaoheng_web.shared.access import SIGNED_IN, page

app_name = "organisation"
OFFICE = holders("assessment office", rules.OFFICE)
SECURITY = holders("security administrator", rules.SECURITY)

urlpatterns = [
    page("units/", units.units, access=SIGNED_IN, name="units"),
    page("units/new/", units.create, access=OFFICE, name="new_unit"),
    page("units/import/", imports.units, access=OFFICE, name="import_units"),
    page("units/import/template/", imports.template, access=OFFICE, name="units_template"),
    page("units/<int:pk>/", units.unit, access=SIGNED_IN, name="unit"),
    page("units/<int:pk>/rename/", units.rename, access=OFFICE, name="rename_unit"),
    page("groups/", groups.groups, access=SIGNED_IN, name="groups"),
    page("teams/", teams.teams, access=OFFICE, name="teams"),
    page("teams/new/", teams.assign, access=OFFICE, name="assign_team"),
    page("teams/<int:pk>/end/", teams.end, access=OFFICE, name="end_assignment"),
    page("people/", people.people, access=SIGNED_IN, name="people"),
    page("people/<int:pk>/", people.person, access=SIGNED_IN, name="person"),
    page("roles/", people.roles, access=SIGNED_IN, name="roles"),
    page("roles/new/", people.assign, access=SECURITY, name="assign_role"),
    page("roles/<int:pk>/end/", people.end, access=SECURITY, name="end_role"),
]
