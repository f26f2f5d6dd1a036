"""The addresses of the projects."""

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.projects import rules, views
from kaoheng_web.shared.access import page

app_name = "projects"
OFFICE = holders("assessment office", rules.OFFICE)
BUSINESS = (Role.LIAISON, Role.HEAD, Role.DATA, Role.TEAM, Role.OFFICE, Role.LEADING_GROUP)
READERS = holders("those who report, certify, assess or lead", holds(*BUSINESS))
WRITERS = holders("those who report, and the office", holds(Role.LIAISON, Role.HEAD, Role.OFFICE))

urlpatterns = [
    page("projects/", views.projects, access=READERS, name="projects"),
    page("projects/new/", views.new, access=WRITERS, name="new"),
    page("projects/import/", views.import_projects, access=WRITERS, name="import"),
    page("projects/import/template/", views.template, access=WRITERS, name="template"),
    page("projects/counting/", views.counting, access=OFFICE, name="counting"),
    page("projects/<int:pk>/", views.project, access=READERS, name="project"),
    page("projects/<int:pk>/invest/", views.investment, access=WRITERS, name="invest"),
    page("projects/<int:pk>/<slug:name>/", views.reach, access=WRITERS, name="reach"),
]
