"""Every address: one line an app."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from kaoheng_web.portal.urls import SYSTEM
from kaoheng_web.portal.views import jobs
from kaoheng_web.schedule import SCHEDULE
from kaoheng_web.shared.access import page

urlpatterns: list[URLPattern | URLResolver] = [
    page("jobs/", jobs.browse, access=SYSTEM, name="jobs", schedule=SCHEDULE),  # the schedule stands above every app
    path("", include("kaoheng_web.portal.urls")),
    path("", include("kaoheng_web.organisation.urls")),
    path("", include("kaoheng_web.notices.urls")),
    path("", include("kaoheng_web.methods.urls")),
    path("", include("kaoheng_web.plans.urls")),
    path("", include("kaoheng_web.targets.urls")),
    path("", include("kaoheng_web.projects.urls")),
    path("", include("kaoheng_web.progress.urls")),
    path("", include("kaoheng_web.supervision.urls")),
    path("", include("kaoheng_web.channels.ballots.urls")),
    path("", include("kaoheng_web.channels.surveys.urls")),
    path("", include("kaoheng_web.channels.panels.urls")),
    path("", include("kaoheng_web.channels.interviews.urls")),
    path("", include("kaoheng_web.results.urls")),
    path("", include("kaoheng_web.publishing.urls")),
    path("", include("kaoheng_web.procedure.urls")),
    path("", include("kaoheng_web.consequences.urls")),
    path("api/", include("kaoheng_web.api.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("kaoheng_web.demo.urls")))
