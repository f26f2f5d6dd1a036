"""The addresses of the interface; who may call is asked by `callers`, what they may do by the actions themselves."""

from kaoheng_web.api.interface import api
from kaoheng_web.shared.access import Access, declared

CALLERS = Access("token or session, asked by the interface", lambda _: True)

app_name = "api"
urlpatterns = declared(list(api.urls[0]), CALLERS)
