"""The doors of the demo city."""

from kaoheng_web.demo import slips, views
from kaoheng_web.shared.access import ANYONE, SIGNED_IN, page

app_name = "demo"
urlpatterns = [
    page("sign-in/", views.sign_in, access=ANYONE, name="sign_in"),
    page("confirm/", views.confirm, access=SIGNED_IN, name="confirm"),
    page("slips/", slips.slips, access=SIGNED_IN, name="slips"),
]
