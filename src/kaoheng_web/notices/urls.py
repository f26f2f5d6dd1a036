"""The addresses of the notices."""

from kaoheng_web.notices import views
from kaoheng_web.shared.access import SIGNED_IN, page

app_name = "notices"
urlpatterns = [
    page("inbox/", views.inbox, access=SIGNED_IN, name="inbox"),
    page("inbox/read/", views.read_all, access=SIGNED_IN, name="read_all"),
    page("inbox/delivery/", views.delivery, access=SIGNED_IN, name="delivery"),
    page("inbox/<int:pk>/", views.open_notice, access=SIGNED_IN, name="open"),
]
