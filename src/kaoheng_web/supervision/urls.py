"""The addresses of the supervision."""

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import page
from kaoheng_web.supervision import rules
from kaoheng_web.supervision.views import meetings, orders, warnings

app_name = "supervision"
OFFICE = holders("assessment office", rules.OFFICE)
CONCERNED = holders(
    "those who answer for units, or lead", holds(Role.LIAISON, Role.HEAD, Role.TEAM, Role.OFFICE, Role.LEADING_GROUP)
)
UNITS = holders("those who answer for units", holds(Role.LIAISON, Role.HEAD))

urlpatterns = [
    page("orders/", orders.orders, access=CONCERNED, name="orders"),
    page("orders/new/", orders.new, access=OFFICE, name="new_order"),
    page("orders/levels/", orders.levels, access=OFFICE, name="levels"),
    page("orders/<int:pk>/", orders.order, access=CONCERNED, name="order"),
    page("orders/with/<int:pk>/<slug:kind>/", orders.step, access=CONCERNED, name="step"),
    page("meetings/", meetings.meetings, access=CONCERNED, name="meetings"),
    page("meetings/new/", meetings.new, access=OFFICE, name="new_meeting"),
    page("warnings/", warnings.warnings, access=CONCERNED, name="warnings"),
    page("warnings/<str:key>/", warnings.reply, access=UNITS, name="reply"),
]
