"""The addresses of the methods."""

from kaoheng_web.methods import rules
from kaoheng_web.methods.views import consulting, deciding, drafting, editions, reading
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.shared.access import SIGNED_IN, page

app_name = "methods"
OFFICE = holders("assessment office", rules.OFFICE)
LEADING_GROUP = holders("leading group", rules.LEADING_GROUP)
UNITS = holders("liaisons and heads of units", rules.HOLDERS)

urlpatterns = [
    page("methods/", editions.editions, access=SIGNED_IN, name="editions"),
    page("methods/new/", drafting.draft, access=OFFICE, name="draft"),
    page("methods/<int:pk>/", editions.edition, access=SIGNED_IN, name="edition"),
    page("methods/<int:pk>/copy/", drafting.copy, access=OFFICE, name="copy"),
    page("methods/<int:pk>/revise/", drafting.revise, access=OFFICE, name="revise"),
    page("methods/<int:pk>/consult/", consulting.consult, access=OFFICE, name="consult"),
    page("methods/<int:pk>/opinion/", consulting.opine, access=UNITS, name="opine"),
    page("methods/opinions/<int:pk>/answer/", consulting.answer, access=OFFICE, name="answer"),
    page("methods/<int:pk>/submit/", deciding.submit, access=OFFICE, name="submit"),
    page("methods/<int:pk>/withdraw/", deciding.withdraw, access=OFFICE, name="withdraw"),
    page("methods/<int:pk>/approve/", deciding.approve, access=LEADING_GROUP, name="approve"),
    page("methods/<int:pk>/return/", deciding.send_back, access=LEADING_GROUP, name="return"),
    page("methods/<int:pk>/clauses/", reading.clauses, access=SIGNED_IN, name="clauses"),
    page("methods/<int:pk>/differences/", reading.differences, access=SIGNED_IN, name="differences"),
    page("methods/<int:pk>/clauses.docx", reading.docx, access=SIGNED_IN, name="docx"),
    page("methods/<int:pk>/indicators.xlsx", reading.xlsx, access=SIGNED_IN, name="xlsx"),
    page("methods/<int:pk>/method.yaml", reading.yaml, access=SIGNED_IN, name="yaml"),
]
