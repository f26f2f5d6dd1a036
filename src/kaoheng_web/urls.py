"""Every address: one line an app."""

from django.urls import include, path

urlpatterns = [path("", include("kaoheng_web.portal.urls"))]
