"""The addresses of the portal."""

from kaoheng_web.portal import views
from kaoheng_web.shared.access import ANYONE, page

app_name = "portal"
urlpatterns = [page("", views.home, access=ANYONE, name="home")]
