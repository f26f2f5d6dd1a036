"""The addresses of the panels."""

from kaoheng_web.channels.panels import rules, views
from kaoheng_web.channels.panels.models import SEES_ALL
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import BUSINESS
from kaoheng_web.shared.access import page

app_name = "panels"
RATERS = holders("business roles", holds(*sorted(BUSINESS)))
READERS = holders("assessment office or leading group", holds(*sorted(SEES_ALL)))
OFFICE = holders("assessment office", rules.OFFICE)

urlpatterns = [
    page("panels/", views.panels, access=RATERS, name="panels"),
    page("panels/new/", views.create, access=OFFICE, name="open_panel"),
    page("panels/<int:pk>/", views.panel, access=READERS, name="panel"),
    page("panels/<int:pk>/raters/new/", views.appoint, access=OFFICE, name="appoint_rater"),
    page("panels/sheets/<int:pk>/", views.sheet, access=RATERS, name="sheet"),
    page("panels/sheets/<int:pk>/reopen/", views.reopen, access=OFFICE, name="reopen_sheet"),
]
