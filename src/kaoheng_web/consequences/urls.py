"""The addresses of the consequences."""

from kaoheng_web.consequences import rules
from kaoheng_web.consequences.views import cadres, consequences, steps
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import page

app_name = "consequences"
CONCERNED = holders(
    "office, leading group, organisation department, head or liaison of a unit",
    holds(Role.OFFICE, Role.LEADING_GROUP, Role.PERSONNEL, Role.HEAD, Role.LIAISON),
)
OFFICE = holders("assessment office", rules.OFFICE)
CADRES = holders("organisation department or head of a unit", rules.PERSONNEL | holds(Role.HEAD))

urlpatterns = [
    page("consequences/", consequences.consequences, access=CONCERNED, name="consequences", corrects=True),
    page("consequences/generate/", consequences.generating, access=OFFICE, name="generate", corrects=True),
    page("consequences/<int:pk>/", consequences.consequence, access=CONCERNED, name="consequence"),
    page("consequences/<int:pk>/notes/", consequences.notes, access=CONCERNED, name="notes"),
    page("consequences/<int:pk>/<slug:kind>/", steps.step, access=CONCERNED, name="step"),
    page("consequences/proofs/<int:pk>/", steps.proof, access=CONCERNED, name="proof"),
    page("cadres/", cadres.cadres, access=CADRES, name="cadres"),
    page("cadres/<int:pk>/", cadres.cadre, access=CADRES, name="cadre"),
]
