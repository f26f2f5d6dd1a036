"""The addresses of the portal."""

from django.views.i18n import set_language

from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.views import (
    accounts,
    factors,
    home,
    jobs,
    ledger,
    monitoring,
    own,
    reading,
    signing,
    single_sign_on,
)
from kaoheng_web.shared.access import ANYONE, SIGNED_IN, page

app_name = "portal"
SECURITY = holders("security administrator", holds(Role.SECURITY_ADMIN))
AUDITORS = holders("audit administrator", holds(Role.AUDIT_ADMIN))
SYSTEM = holders("system administrator", holds(Role.SYSTEM_ADMIN))

urlpatterns = [
    page("", home.home, access=SIGNED_IN, name="home"),
    page("sign-in/", signing.sign_in, access=ANYONE, name="sign_in"),
    page("sign-in/second/", signing.second_step, access=ANYONE, name="second_step"),
    page("sign-in/single/", single_sign_on.leave, access=ANYONE, name="single_sign_on"),
    page("sign-in/single/return/", single_sign_on.come_back, access=ANYONE, name="single_sign_on_return"),
    page("sign-out/", signing.sign_out, access=ANYONE, name="sign_out"),
    page("confirm/", signing.confirm, access=SIGNED_IN, name="confirm"),
    page("account/", own.account, access=SIGNED_IN, name="account"),
    page("account/password/", own.password, access=SIGNED_IN, name="password"),
    page("account/factors/", factors.factors, access=SIGNED_IN, name="factors"),
    page("account/factors/codes/", factors.add_generator, access=SIGNED_IN, name="add_generator"),
    page("account/factors/codes/remove/", factors.remove_generator, access=SIGNED_IN, name="remove_generator"),
    page("account/factors/keys/", factors.add_key, access=SIGNED_IN, name="add_key"),
    page("account/factors/keys/<int:pk>/remove/", factors.remove_key, access=SIGNED_IN, name="remove_key"),
    page("account/factors/recovery/", factors.recovery, access=SIGNED_IN, name="recovery"),
    page("people/<int:pk>/account/", accounts.account, access=SECURITY, name="person_account"),
    page("language/", set_language, access=ANYONE, name="language"),
    page("ledger/", ledger.browse, access=AUDITORS, name="ledger"),
    page("ledger/export/", ledger.download, access=AUDITORS, name="ledger_export"),
    page("ledger/<int:sequence>/", ledger.entry, access=AUDITORS, name="entry"),
    page("jobs/<uuid:pk>/retry/", jobs.retry, access=SYSTEM, name="retry_job"),
    page("metrics", monitoring.metrics, access=monitoring.MONITORING, name="metrics"),
    page("help/", reading.guide, access=SIGNED_IN, name="help"),
    page("help/year/", reading.whole_year, access=SIGNED_IN, name="whole_year"),
    page("help/<slug:role>/", reading.guide, access=SIGNED_IN, name="help_for"),
    page("components/", reading.components, access=SIGNED_IN, name="components"),
]
