"""The queue, for the system administrator: what waits, what failed and why, who works, what the clock begins."""

from typing import Any

from django import forms
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.jobs.models import Turn, Worker
from kaoheng_web.jobs.queries import Job, alive, counts, jobs
from kaoheng_web.jobs.rules import STATES
from kaoheng_web.jobs.schedule import Scheduled
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.portal.actions import retry_job
from kaoheng_web.portal.naming import job_named
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import words
from kaoheng_web.shared.paging import page_of

NO_JOB = Text("没有这项作业。", "There is no such job.")
STATUSES = {
    "": Text("全部", "all"),
    "READY": Text("排队", "waiting"),
    "RUNNING": Text("运行中", "running"),
    "FAILED": Text("失败或等待重试", "failed, or tried again soon"),
    "SUCCESSFUL": Text("完成", "done"),
}


class JobFilter(forms.Form):
    """Which jobs to show."""

    status = forms.ChoiceField(
        label=lazily(Text("状态", "State")),
        required=False,
        choices=lambda: [(name, words(title)) for name, title in STATUSES.items()],
    )


def browse(request: HttpRequest, schedule: tuple[Scheduled, ...]) -> HttpResponse:
    """Jobs, newest first."""
    form = JobFilter(request.GET)
    page = page_of(request, jobs(form.cleaned_data["status"] if form.is_valid() else ""))
    found = counts()
    now = clock.now()
    shown = {
        "form": form,
        "page": page,
        "rows": [_shown(Job(row)) for row in page],
        "counts": [{"title": STATUSES[name], "count": count} for name, count in found.items()],
        "workers": Worker.objects.order_by("-seen_at")[:20],
        "alive": set(alive(now).values_list("name", flat=True)),
        "schedule": _planned(schedule),
    }
    return render(request, "portal/jobs.html", shown)


@require_POST
def retry(request: HttpRequest, pk: str) -> HttpResponse:
    """Run a failed job again."""
    row = jobs().filter(pk=pk).first()
    if row is None:
        raise NotFound(NO_JOB)
    retry_job(acting(request), row)
    return went_well(request, reverse("jobs"), Text("作业已重新排队。", "The job waits again."))


def _shown(job: Job) -> dict[str, Any]:
    return {"job": job, "title": job_named(job.name), "state": STATES[job.state], "failed": job.row.status == "FAILED"}


def _planned(schedule: tuple[Scheduled, ...]) -> list[dict[str, Any]]:
    last = dict(Turn.objects.values_list("name").annotate(Max("due_at")))
    return [{"plan": each, "last": last.get(each.name)} for each in schedule]
