"""Every address: one line an app."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("kaoheng_web.portal.urls")),
    path("", include("kaoheng_web.organisation.urls")),
    path("", include("kaoheng_web.channels.ballots.urls")),
    path("", include("kaoheng_web.channels.surveys.urls")),
    path("", include("kaoheng_web.methods.urls")),
    path("", include("kaoheng_web.plans.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("kaoheng_web.demo.urls")))
