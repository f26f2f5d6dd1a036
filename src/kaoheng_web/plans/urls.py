"""The addresses of the plans."""

from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.plans import rules
from kaoheng_web.plans.views import deciding, drafting, plans
from kaoheng_web.shared.access import SIGNED_IN, page

app_name = "plans"
OFFICE = holders("assessment office", rules.OFFICE)
LEADING_GROUP = holders("leading group", rules.LEADING_GROUP)
RECORDERS = holders("office and data departments", rules.RECORDERS)

urlpatterns = [
    page("plans/", plans.plans, access=SIGNED_IN, name="plans"),
    page("plans/new/", drafting.draft, access=OFFICE, name="draft"),
    page("plans/<int:pk>/", plans.plan, access=SIGNED_IN, name="plan"),
    page("plans/<int:pk>/goals/new/", drafting.add, access=OFFICE, name="add_goal"),
    page("plans/<int:pk>/goals/import/", drafting.goals, access=OFFICE, name="import_goals"),
    page("plans/<int:pk>/goals/template/", drafting.goals_template, access=OFFICE, name="goals_template"),
    page("plans/<int:pk>/submit/", deciding.submit, access=OFFICE, name="submit"),
    page("plans/<int:pk>/withdraw/", deciding.withdraw, access=OFFICE, name="withdraw"),
    page("plans/<int:pk>/approve/", deciding.approve, access=LEADING_GROUP, name="approve"),
    page("plans/<int:pk>/return/", deciding.send_back, access=LEADING_GROUP, name="return"),
    page("plans/goals/<int:pk>/", plans.goal, access=SIGNED_IN, name="goal"),
    page("plans/goals/<int:pk>/revise/", drafting.revise, access=OFFICE, name="revise_goal"),
    page("plans/goals/<int:pk>/remove/", drafting.remove, access=OFFICE, name="remove_goal"),
    page("plans/goals/<int:pk>/record/", drafting.record, access=RECORDERS, name="record_actual"),
]
