"""The addresses of the interviews."""

from kaoheng_web.channels.interviews import rules, views
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import page

app_name = "interviews"
TEAM = holders("assessment team", rules.TEAM)
READERS = holders("assessment team and those who read summaries", holds(Role.TEAM, *sorted(rules.SUMMARISED)))
SINGLE = holders("authors and the authorised", holds(Role.TEAM, Role.PERSONNEL))

urlpatterns = [
    page("interviews/", views.interviews, access=READERS, name="interviews"),
    page("interviews/new/", views.create, access=TEAM, name="record_interview"),
    page("interviews/<int:pk>/", views.interview, access=SINGLE, name="interview"),
    page("interviews/<int:pk>/notes/", views.notes, access=SINGLE, name="notes"),
    page("interviews/<int:pk>/correct/", views.correct, access=TEAM, name="correct_interview"),
]
