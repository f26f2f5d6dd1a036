"""The addresses of the procedure."""

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.procedure import rules
from kaoheng_web.procedure.views import reports, steps, visits
from kaoheng_web.procedure.visible import OVER_ALL, REPORTERS
from kaoheng_web.shared.access import page

app_name = "procedure"
READERS = holders("business roles", holds(*sorted(BUSINESS)))
OFFICE = holders("assessment office", rules.OFFICE)
LEADING_GROUP = holders("leading group", rules.LEADING_GROUP)
TEAM = holders("assessment team", holds(Role.TEAM))
VISITS = holders("assessment team, office or leading group", holds(Role.TEAM, *sorted(OVER_ALL)))
REPORTS = holders("units, assessment team, office or leading group", holds(*sorted(REPORTERS | OVER_ALL), Role.TEAM))
UNITS = holders("liaison or head of a unit", holds(*sorted(REPORTERS)))
HEADS = holders("head of a unit", holds(Role.HEAD))

urlpatterns = [
    page("steps/", steps.steps, access=READERS, name="steps"),
    page("steps/<slug:key>/", steps.step, access=READERS, name="step"),
    page("steps/<slug:key>/window/", steps.window, access=OFFICE, name="window"),
    page("steps/<slug:key>/close/", steps.close, access=OFFICE, name="close_step"),
    page("steps/<slug:key>/exempt/", steps.exempt, access=LEADING_GROUP, name="exempt"),
    page("self-assessments/", reports.reports, access=REPORTS, name="reports"),
    page("self-assessments/of/<int:unit>/", reports.write, access=UNITS, name="write_report"),
    page("self-assessments/<int:pk>/", reports.report, access=REPORTS, name="report"),
    page("self-assessments/<int:pk>/submit/", reports.submit, access=HEADS, name="submit_report"),
    page("assessment-meetings/", visits.meetings, access=VISITS, name="meetings"),
    page("assessment-meetings/new/", visits.new_meeting, access=TEAM, name="new_meeting"),
    page("evaluations/", visits.evaluations, access=VISITS, name="evaluations"),
    page("evaluations/new/", visits.new_evaluation, access=TEAM, name="new_evaluation"),
]
