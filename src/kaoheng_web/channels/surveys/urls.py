"""The addresses of the surveys, and those of the booth."""

from kaoheng_web.channels.surveys import rules
from kaoheng_web.channels.surveys.views import answering, imports, surveys
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import ANYONE, page

app_name = "surveys"
READERS = holders("office or leading group", holds(Role.OFFICE, Role.LEADING_GROUP))
OFFICE = holders("assessment office", rules.OFFICE)

urlpatterns = [
    page("s/", answering.ENTRANCE.enter, access=ANYONE, name="enter"),
    page("s/<str:code>", answering.fill_in, access=ANYONE, name="answer"),
    page("surveys/", surveys.surveys, access=READERS, name="surveys"),
    page("surveys/new/", surveys.prepare, access=OFFICE, name="prepare"),
    page("surveys/<int:pk>/", surveys.survey, access=READERS, name="survey"),
    page("surveys/<int:pk>/codes/", surveys.codes, access=OFFICE, name="codes"),
    page("surveys/<int:pk>/import/", imports.responses, access=OFFICE, name="import"),
    page("surveys/<int:pk>/import/template/", imports.template, access=OFFICE, name="template"),
    page("surveys/<int:pk>/void/", surveys.void, access=OFFICE, name="void"),
    *(page(f"surveys/<int:pk>/{move}/", surveys.move, access=OFFICE, name=move, move=move) for move in surveys.MOVES),
]
