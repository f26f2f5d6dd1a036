"""The addresses of the portal."""

from django.views.i18n import set_language

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.views import home, jobs, ledger, monitoring, reading, signing
from kaoheng_web.shared.access import ANYONE, SIGNED_IN, page

app_name = "portal"
AUDITORS = holders("audit administrator", holds(Role.AUDIT_ADMIN))
SYSTEM = holders("system administrator", holds(Role.SYSTEM_ADMIN))

urlpatterns = [
    page("", home.home, access=SIGNED_IN, name="home"),
    page("sign-in/", signing.sign_in, access=ANYONE, name="sign_in"),
    page("sign-out/", signing.sign_out, access=ANYONE, name="sign_out"),
    page("confirm/", signing.confirm, access=SIGNED_IN, name="confirm"),
    page("account/", signing.account, access=SIGNED_IN, name="account"),
    page("language/", set_language, access=ANYONE, name="language"),
    page("ledger/", ledger.browse, access=AUDITORS, name="ledger"),
    page("ledger/export/", ledger.download, access=AUDITORS, name="ledger_export"),
    page("ledger/<int:sequence>/", ledger.entry, access=AUDITORS, name="entry"),
    page("jobs/<uuid:pk>/retry/", jobs.retry, access=SYSTEM, name="retry_job"),
    page("metrics", monitoring.metrics, access=monitoring.MONITORING, name="metrics"),
    page("help/", reading.guide, access=SIGNED_IN, name="help"),
    page("help/<slug:role>/", reading.guide, access=SIGNED_IN, name="help_for"),
    page("components/", reading.components, access=SIGNED_IN, name="components"),
]
